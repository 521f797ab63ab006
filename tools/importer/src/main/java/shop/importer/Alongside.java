package shop.importer;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Does some work, and beside it other things again and again, until the work is done; the first failure of any ends all. */
final class Alongside {

    private static final long SECONDS_TO_END = 10;

    private Alongside() {}

    /**
     * Does the work, has what goes on beside it end, and returns what came of the work.
     *
     * @throws RuntimeException what failed first, be it the work or something beside it
     */
    static <R> R run(Callable<R> work, List<Repeatedly> beside) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(beside.size() + 1);
        try {
            CompletionService<R> parts = new ExecutorCompletionService<>(threads);
            beside.forEach(each -> parts.submit(() -> {
                each.goOn();
                throw new IllegalStateException("What goes on again and again has ended by itself");
            }));
            parts.submit(work);
            return parts.take().get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } finally {
            end(threads);
        }
    }

    private static void end(ExecutorService threads) throws InterruptedException {
        threads.shutdownNow();
        // What does not end is left alone: what came of the work, or failed first, is what matters.
        boolean unused = threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    }
}
