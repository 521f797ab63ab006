package shop.node.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Threads that read requests and give short answers. Reading blocks, so whoever sends half of a request would keep a thread
 * for good: nobody gets more than a few seconds, and when others wait, hardly any.
 */
final class ShortTasks implements Executor, AutoCloseable {

    private static final int THREADS = 16;
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final Duration TIME_IN_A_CROWD = Duration.ofMillis(250);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons("node-http"));
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(daemons("node-http-watch"));
    private final Set<Task> running = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<Task> current = new ThreadLocal<>();

    ShortTasks() {
        threads.allowCoreThreadTimeOut(true);
        watch.scheduleWithFixedDelay(this::cutOff, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(() -> {
            Task task = new Task(Thread.currentThread());
            running.add(task);
            current.set(task);
            try {
                work.run();
            } finally {
                current.remove();
                running.remove(task);
                task.end();
            }
        });
    }

    /** Does within the current task what may take its time. */
    <T> T unhurried(Supplier<T> work) {
        Task task = current.get();
        task.pause();
        try {
            return work.get();
        } finally {
            task.resume();
        }
    }

    private void cutOff() {
        running.forEach(task -> task.cutOffAfter(TIME));
        if (!threads.getQueue().isEmpty()) {
            running.stream()
                    .filter(Task::isHurried)
                    .sorted(Comparator.comparingLong(Task::since))
                    .limit(threads.getQueue().size())
                    .forEach(task -> task.cutOffAfter(TIME_IN_A_CROWD));
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        threads.shutdownNow();
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static final class Task {
        private final Thread thread;
        private long since = System.nanoTime();
        private boolean hurried = true;

        private Task(Thread thread) {
            this.thread = thread;
        }

        private synchronized long since() {
            return since;
        }

        private synchronized boolean isHurried() {
            return hurried;
        }

        private synchronized void cutOffAfter(Duration time) {
            if (hurried && System.nanoTime() - since > time.toNanos()) {
                hurried = false;
                // A channel in a blocking read or write is closed by it.
                thread.interrupt();
            }
        }

        private synchronized void pause() {
            hurried = false;
            // An interruption that came a moment ago was meant for the reading.
            Thread.interrupted();
        }

        private synchronized void resume() {
            since = System.nanoTime();
            hurried = true;
        }

        private synchronized void end() {
            hurried = false;
            Thread.interrupted();
        }
    }
}
