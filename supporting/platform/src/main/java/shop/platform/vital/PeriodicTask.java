package shop.platform.vital;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does something again and again as long as the service runs, on a thread of its own, which waits for stores and servers and
 * must hold up nobody else. A round that fails is logged, and the next one comes; an error ends the service.
 */
public final class PeriodicTask implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PeriodicTask.class);

    private final Vitals vitals;
    private final String name;
    private final Duration pause;
    private final Runnable round;
    private Optional<ScheduledExecutorService> thread = Optional.empty();

    /**
     * @param name names the thread
     * @param pause before each round, the first too
     */
    public PeriodicTask(Vitals vitals, String name, Duration pause, Runnable round) {
        this.vitals = vitals;
        this.name = name;
        this.pause = pause;
        this.round = round;
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = vitals.scheduler(1, name);
        executor.scheduleWithFixedDelay(this::go, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        thread = Optional.of(executor);
    }

    private void go() {
        try {
            round.run();
        } catch (RuntimeException failure) {
            log.warn("{} failed; trying again in {}: {}", name, pause, failure.toString());
        }
    }

    @Override
    public void stop() {
        thread.ifPresent(ScheduledExecutorService::shutdownNow);
        thread = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }
}
