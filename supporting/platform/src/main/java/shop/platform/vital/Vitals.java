package shop.platform.vital;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.axonframework.common.AxonThreadFactory;

/**
 * Makes executors without whose threads a service is only half there, and ends the service when an error takes one away. An
 * executor by itself keeps an error in a result that nobody asks for, and does the task never again: requests are accepted,
 * and nothing follows from them. One that strikes a thread between two tasks may leave the queue locked, so that the thread
 * in its place waits for ever.
 */
public final class Vitals {

    private final Consumer<String> ending;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** The ending hears, once, in one sentence why the service cannot go on. It is called by the thread that dies. */
    public Vitals(Consumer<String> ending) {
        this.ending = ending;
    }

    /** An executor of this many threads, named after what they do. */
    public ScheduledExecutorService scheduler(int threads, String name) {
        return new Watched(threads, name);
    }

    /**
     * An executor of this many threads that begins what is submitted to it at most this often: at once when it has been idle
     * for so long, else together with all else that waits for the same moment. What is scheduled keeps its own time.
     */
    public ScheduledExecutorService scheduler(int threads, String name, Duration pause) {
        var moments = new Moments(pause);
        return new Watched(threads, name) {
            @Override
            public Future<?> submit(Runnable task) {
                return schedule(task, moments.untilNext(System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        };
    }

    /** Says that something is gone for good. */
    public void lost(String what, Throwable cause) {
        if (ended.compareAndSet(false, true)) {
            ending.accept("The service ends, because it has lost its %s: %s".formatted(what, cause));
        }
    }

    /** Notices errors, which end a periodic task for good; exceptions are the task's own affair. */
    private class Watched extends ScheduledThreadPoolExecutor {

        private final String name;

        Watched(int threads, String name) {
            super(threads, new AxonThreadFactory(name));
            this.name = name;
            ThreadFactory named = getThreadFactory();
            setThreadFactory(work -> {
                Thread thread = named.newThread(work);
                thread.setUncaughtExceptionHandler((struck, cause) -> lost("thread " + name, cause));
                return thread;
            });
        }

        @Override
        protected void afterExecute(Runnable task, Throwable thrown) {
            super.afterExecute(task, thrown);
            Throwable cause = thrown;
            if (cause == null && task instanceof Future<?> future && future.isDone() && !future.isCancelled()) {
                cause = failureOf(future::get);
            }
            if (cause instanceof Error) {
                lost("thread " + name, cause);
            }
        }

        private static Throwable failureOf(Callable<?> result) {
            try {
                result.call();
                return null;
            } catch (ExecutionException failure) {
                return failure.getCause();
            } catch (Exception none) {
                return null;
            }
        }
    }
}
