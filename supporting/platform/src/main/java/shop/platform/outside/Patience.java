package shop.platform.outside;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks somebody who may stall, for a person who waits for the answer, and gives up in time. Where so many wait already, nobody
 * else does: they hear at once that there is no answer.
 */
public final class Patience implements AutoCloseable {

    private final ThreadPoolExecutor asking;
    private final Duration longest;
    private final Function<Throwable, RuntimeException> silence;

    /**
     * @param name names the threads
     * @param atOnce how many wait at the same time, at the most
     * @param longest for how long each of them does
     * @param silence what is thrown where there is no answer in time, made of why
     */
    public Patience(String name, int atOnce, Duration longest, Function<Throwable, RuntimeException> silence) {
        asking = new ThreadPoolExecutor(0, atOnce, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        this.longest = longest;
        this.silence = silence;
    }

    /** @throws RuntimeException the question's own, or that of silence when there is no answer in time */
    public <T> T ask(Callable<T> question) {
        Future<T> answer;
        try {
            answer = asking.submit(question);
        } catch (RejectedExecutionException allAreWaiting) {
            throw silence.apply(allAreWaiting);
        }
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw silence.apply(late);
        } catch (InterruptedException nobodyWaits) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw silence.apply(nobodyWaits);
        }
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
