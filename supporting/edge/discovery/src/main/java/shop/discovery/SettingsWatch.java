package shop.discovery;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Looks again and again whether the configuration store says something else than before, and has the service take it. A
 * store that is away says nothing, so nothing changes; one that appears says something new.
 */
final class SettingsWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);

    /** Begins the names of what was taken from the store at the start. */
    static final String TAKEN = "configserver:";

    private final RestClient store;
    private final String service;
    private final Duration every;
    private final Supplier<Set<String>> running;
    private final Consumer<Set<String>> changes;
    private final ConfigurableEnvironment environment;
    private Optional<ScheduledExecutorService> rounds = Optional.empty();
    private Optional<List<Source>> known = Optional.empty();
    private boolean isRefused;

    /** What the store says, of which only the settings count. */
    record Settings(List<Source> propertySources) {}

    /** One file of it. */
    record Source(String name, Map<String, Object> source) {}

    /**
     * @param running has the service take what the store says, and answers the settings that have changed
     * @param changes hears of all that have changed, those too that the store says no more
     */
    SettingsWatch(
            RestClient store,
            String service,
            Duration every,
            Supplier<Set<String>> running,
            Consumer<Set<String>> changes,
            ConfigurableEnvironment environment) {
        this.store = store;
        this.service = service;
        this.every = every;
        this.running = running;
        this.changes = changes;
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
            List<Source> now = Optional.ofNullable(store.get()
                            .uri("/{service}/default", service)
                            .retrieve()
                            .body(Settings.class))
                    .map(Settings::propertySources)
                    .orElse(List.of());
            if (!known.map(now::equals).orElseGet(() -> isWhatWasTakenAtStart(now))) {
                take(now);
            }
            known = Optional.of(now);
            isRefused = false;
        } catch (HttpClientErrorException.Unauthorized | HttpClientErrorException.Forbidden refused) {
            tellThatItIsRefused();
        } catch (RestClientException away) {
            LOG.debug("The configuration store does not answer", away);
        } catch (RuntimeException unusable) {
            LOG.warn("What the configuration store says cannot be taken: {}", unusable.toString());
        }
    }

    /** Once, until it is heard again. */
    private void tellThatItIsRefused() {
        if (!isRefused) {
            LOG.error(
                    "The configuration store refuses this service, which goes on with what it said before: {} is to be"
                            + " the token that the store has",
                    JoinTheOthers.STORE_TOKEN);
        }
        isRefused = true;
    }

    /** It may have been changed while the service was made of what it said before, or have been away then. */
    private boolean isWhatWasTakenAtStart(List<Source> now) {
        long taken = environment.getPropertySources().stream()
                .filter(source -> source.getName().startsWith(TAKEN))
                .count();
        return taken == now.size() && now.stream().allMatch(this::wasTaken);
    }

    private boolean wasTaken(Source source) {
        return environment.getPropertySources().get(TAKEN + source.name()) instanceof EnumerablePropertySource<?> taken
                && Set.of(taken.getPropertyNames()).equals(source.source().keySet())
                && source.source().entrySet().stream()
                        .allMatch(each -> String.valueOf(each.getValue())
                                .equals(String.valueOf(taken.getProperty(each.getKey()))));
    }

    private void take(List<Source> now) {
        Set<String> changed = new TreeSet<>(running.get());
        changed.addAll(takeBack(now));
        if (!changed.isEmpty()) {
            changes.accept(changed);
            LOG.info("The configuration store has changed {}", changed);
        }
    }

    /** What the store says anew takes the place of what it said before; what it says no more, the library leaves standing. */
    private Set<String> takeBack(List<Source> now) {
        Set<String> said = now.stream().map(source -> TAKEN + source.name()).collect(toSet());
        Set<String> settings = new TreeSet<>();
        environment.getPropertySources().stream()
                .filter(source -> source.getName().startsWith(TAKEN) && !said.contains(source.getName()))
                .toList()
                .forEach(source -> {
                    environment.getPropertySources().remove(source.getName());
                    if (source instanceof EnumerablePropertySource<?> gone) {
                        settings.addAll(List.of(gone.getPropertyNames()));
                    }
                });
        return settings;
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
