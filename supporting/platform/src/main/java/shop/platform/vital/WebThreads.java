package shop.platform.vital;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Watches the threads of the web server that take connections and wake requests. Without them the port stays open and
 * nobody is ever answered.
 */
final class WebThreads implements ApplicationListener<WebServerInitializedEvent>, SmartLifecycle {

    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final Vitals vitals;
    private final List<Thread> watched = new ArrayList<>();
    private final PeriodicTask rounds;
    private volatile boolean running;

    WebThreads(Vitals vitals) {
        this.vitals = vitals;
        rounds = new PeriodicTask(vitals, "web-threads", PERIOD, this::look);
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
        synchronized (watched) {
            watched.stream()
                    .filter(thread -> running && !thread.isAlive())
                    .findFirst()
                    .ifPresent(thread ->
                            vitals.lost("thread " + thread.getName(), new IllegalStateException("it has ended")));
        }
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
        rounds.start();
    }

    /** Called before the web server ends, as it should. */
    @Override
    public void stop() {
        running = false;
        rounds.stop();
        synchronized (watched) {
            watched.clear();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
