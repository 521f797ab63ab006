package shop.platform.outside;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls to the outside world on threads of its own, a bounded number at a time. Each call has the key that was
 * recorded for it, and runs once at a time per key. A call that fails is only logged: its request stands recorded
 * without an outcome, and will be asked again.
 */
public final class OutsideCalls implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OutsideCalls.class);

    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor;
    private final BiConsumer<String, Throwable> noOutcome;

    /**
     * @param name names the threads
     * @param atOnce how many calls run at the same time, at the most
     * @param waiting how many more may wait for their turn; what comes beyond is turned away
     */
    public OutsideCalls(String name, int atOnce, int waiting) {
        this(threads(name, atOnce, waiting));
    }

    /** @param executor makes the calls whenever it comes to that; what it turns away is asked for again later */
    public OutsideCalls(ExecutorService executor) {
        this(
                executor,
                (key, failure) ->
                        log.warn("{} has no outcome yet and will be asked again: {}", key, failure.toString()));
    }

    /** @param noOutcome hears of each call that failed, with its key and why */
    public OutsideCalls(ExecutorService executor, BiConsumer<String, Throwable> noOutcome) {
        this.executor = executor;
        this.noOutcome = noOutcome;
    }

    private static ExecutorService threads(String name, int atOnce, int waiting) {
        var threads = new ThreadPoolExecutor(
                atOnce, atOnce, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Has a call made soon.
     *
     * @param key the call's own key; while a call of this key waits or runs, another one is not made
     * @return whether the call will be made now; if not, it is in flight already or there is no room, and asking again
     *     later is right
     */
    public boolean make(String key, Runnable call) {
        if (!inFlight.add(key)) {
            return false;
        }
        try {
            executor.execute(() -> {
                try {
                    call.run();
                } catch (RuntimeException | LinkageError | AssertionError failure) {
                    // The two errors are of this one call, and would come again with it after every new start.
                    noOutcome.accept(key, failure);
                } finally {
                    inFlight.remove(key);
                }
            });
            return true;
        } catch (RejectedExecutionException full) {
            inFlight.remove(key);
            return false;
        }
    }

    /** Lets running calls end, for a moment, and begins no other. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(Duration.ofSeconds(2).toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
