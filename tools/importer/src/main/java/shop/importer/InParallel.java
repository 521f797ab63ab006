package shop.importer;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Does the same to many things, several at a time, in their order; the first failure ends it. */
final class InParallel {

    private InParallel() {}

    /** What is done to each. */
    @FunctionalInterface
    interface Step<T> {
        void accept(T thing) throws InterruptedException;
    }

    static <T> void forEach(int atOnce, Collection<T> things, Step<T> step) {
        Iterator<T> rest = List.copyOf(things).iterator();
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            CompletionService<Void> workers = new ExecutorCompletionService<>(threads);
            IntStream.range(0, atOnce)
                    .forEach(worker -> workers.submit(() -> {
                        while (true) {
                            T next;
                            synchronized (rest) {
                                if (!rest.hasNext()) {
                                    return null;
                                }
                                next = rest.next();
                            }
                            step.accept(next);
                        }
                    }));
            for (int worker = 0; worker < atOnce; worker++) {
                workers.take().get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        } finally {
            threads.shutdownNow();
        }
    }
}
