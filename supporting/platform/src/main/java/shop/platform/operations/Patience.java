package shop.platform.operations;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.AxonTransientException;

/** Asks the store what an operator wants to know, and gives up in time for an answer within a second. */
final class Patience implements AutoCloseable {

    private static final int MILLIS = 700;
    private static final int MOST_AT_ONCE = 8;

    private final ThreadPoolExecutor asking = new ThreadPoolExecutor(
            0, MOST_AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), new AxonThreadFactory("operations"));

    /** @throws StoreSilent when there is no answer in time */
    <T> T ask(Callable<T> question) {
        Future<T> answer;
        try {
            answer = asking.submit(question);
        } catch (RejectedExecutionException allAreWaiting) {
            throw new StoreSilent(allAreWaiting);
        }
        try {
            return answer.get(MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new StoreSilent(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreSilent(interrupted);
        }
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }

    /** The store does not answer now; it may later. */
    static final class StoreSilent extends AxonTransientException {

        private static final long serialVersionUID = 1L;

        StoreSilent(Throwable cause) {
            super("The store does not answer", cause);
        }
    }
}
