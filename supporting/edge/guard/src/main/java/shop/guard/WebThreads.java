package shop.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Watches the threads of the web server that take connections and wake requests. Without them the port stays open and
 * nobody is ever answered.
 */
final class WebThreads implements ApplicationListener<WebServerInitializedEvent>, SmartLifecycle {

    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final String NAME = "web-threads";

    private final Ending ending;
    private final List<Thread> watched = new ArrayList<>();
    private Optional<ScheduledExecutorService> rounds = Optional.empty();
    private volatile boolean running;

    WebThreads(Ending ending) {
        this.ending = ending;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent started) {
        String port = "-" + started.getWebServer().getPort() + "-";
        synchronized (watched) {
            Thread[] all = new Thread[Thread.activeCount() + 100];
            int count = topmost().enumerate(all);
            for (int index = 0; index < count; index++) {
                String name = all[index].getName();
                if (name.contains(port) && (name.endsWith("-Acceptor") || name.endsWith("-Poller"))) {
                    watched.add(all[index]);
                }
            }
        }
    }

    private static ThreadGroup topmost() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    private void look() {
        try {
            Optional<Thread> lost;
            synchronized (watched) {
                lost = watched.stream()
                        .filter(thread -> running && !thread.isAlive())
                        .findFirst();
            }
            lost.ifPresent(thread -> end(thread.getName(), "it has ended"));
        } catch (Error error) {
            // The executor would keep it to itself, and nobody would look any more.
            end(NAME, error.toString());
            throw error;
        }
    }

    private void end(String thread, String cause) {
        running = false;
        ending.because("The service ends, because it has lost its thread %s: %s".formatted(thread, cause));
    }

    /** Those that are watched. */
    List<Thread> watched() {
        synchronized (watched) {
            return List.copyOf(watched);
        }
    }

    @Override
    public void start() {
        running = true;
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(round -> {
            Thread thread = new Thread(round, NAME);
            thread.setDaemon(true);
            return thread;
        });
        executor.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        rounds = Optional.of(executor);
    }

    /** Called before the web server ends, as it should. */
    @Override
    public void stop() {
        running = false;
        rounds.ifPresent(ScheduledExecutorService::shutdownNow);
        rounds = Optional.empty();
        synchronized (watched) {
            watched.clear();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
