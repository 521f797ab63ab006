package shop.discovery;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Looks again and again whether the configuration store says something else than before, and has the service take it. A
 * store that is away says nothing, so nothing changes; one that appears says something new.
 */
final class SettingsWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);
    private static final ParameterizedTypeReference<Map<String, Object>> SETTINGS =
            new ParameterizedTypeReference<>() {};

    private final RestClient store;
    private final String service;
    private final Duration every;
    private final ContextRefresher running;
    private final ConfigurableEnvironment environment;
    private Optional<ScheduledExecutorService> rounds = Optional.empty();
    private Optional<Object> known = Optional.empty();

    SettingsWatch(
            RestClient store,
            String service,
            Duration every,
            ContextRefresher running,
            ConfigurableEnvironment environment) {
        this.store = store;
        this.service = service;
        this.every = every;
        this.running = running;
        this.environment = environment;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(round -> {
            Thread watch = new Thread(round, "settings-watch");
            watch.setDaemon(true);
            return watch;
        });
        thread.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        rounds = Optional.of(thread);
    }

    private void look() {
        try {
            Object now = Optional.ofNullable(store.get()
                            .uri("/{service}/default", service)
                            .retrieve()
                            .body(SETTINGS))
                    .map(answer -> answer.getOrDefault("propertySources", ""))
                    .orElse("");
            if (known.filter(now::equals).isEmpty()) {
                if (known.isPresent() || !wasThereAtStart()) {
                    take();
                }
                known = Optional.of(now);
            }
        } catch (RestClientException away) {
            LOG.debug("The configuration store does not answer", away);
        } catch (RuntimeException unusable) {
            LOG.warn("What the configuration store says cannot be taken: {}", unusable.toString());
        }
    }

    /** Then the service has been made of what it said. */
    private boolean wasThereAtStart() {
        return environment.getPropertySources().stream()
                .anyMatch(source -> source.getName().startsWith("configserver:"));
    }

    private void take() {
        Set<String> changed = running.refresh();
        if (!changed.isEmpty()) {
            LOG.info("The configuration store has changed {}", changed);
        }
    }

    @Override
    public synchronized void stop() {
        rounds.ifPresent(ScheduledExecutorService::shutdownNow);
        rounds = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds.isPresent();
    }
}
