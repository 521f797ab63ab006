package shop.node.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs a piece of work in short rounds on a shared executor, one at a time and again whenever it is woken up, so that
 * many long pieces share a few threads fairly.
 */
public final class Rounds {

    private final Executor executor;
    private final BooleanSupplier round;
    private final Consumer<RuntimeException> failed;
    private final AtomicInteger wakeUps = new AtomicInteger();

    /**
     * Prepares work that starts with the first wake-up.
     *
     * @param round does some of the work; answers whether it stopped only to let others have their turn
     * @param failed hears why a round failed, after which none is run without another wake-up; other errors than
     *     that of a stack too small are the executor's
     */
    public Rounds(Executor executor, BooleanSupplier round, Consumer<RuntimeException> failed) {
        this.executor = executor;
        this.round = round;
        this.failed = failed;
    }

    /** There may be something to do; cheap, and may be called by any thread. */
    public void wakeUp() {
        if (wakeUps.getAndIncrement() == 0) {
            submit();
        }
    }

    private void submit() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException closing) {
            failed.accept(closing);
        }
    }

    private void run() {
        int seen = wakeUps.get();
        boolean more = false;
        try {
            more = round.getAsBoolean();
        } catch (RuntimeException failure) {
            failed.accept(failure);
        } catch (StackOverflowError tooDeep) {
            // The fault of what was asked: the thread has lost nothing, and serves others too.
            failed.accept(new ProtocolError(ErrorCode.OTHER, "What was asked goes deeper than the stack of the node"));
        }
        // Whatever woke it during the round gets a round of its own.
        if (more || wakeUps.addAndGet(-seen) > 0) {
            submit();
        }
    }
}
