package shop.node.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import shop.node.vital.Pulse;
import shop.node.vital.Vitals;

/**
 * The only thread that writes. It takes all changes that wait, writes them with one fsync (group commit) and tells each
 * of them only then. While it waits for the disk the next changes gather, so that throughput grows with concurrency.
 */
public final class Writer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Writer.class.getName());
    private static final int CHANGES_PER_BATCH = 1_000;
    private static final int WAITING_CHANGES = 50_000;

    private final Store store;
    private final BlockingQueue<Change> waiting = new LinkedBlockingQueue<>(WAITING_CHANGES);
    private final Thread thread;
    private final Pulse pulse;
    private final List<Runnable> afterRecovery = new CopyOnWriteArrayList<>();
    private volatile Optional<StorageFailure> problem = Optional.empty();
    private volatile boolean closed;

    public Writer(Store store, Vitals vitals) {
        this.store = store;
        this.pulse = vitals.pulse("writer");
        this.thread = vitals.threads("node-writer").newThread(this::run);
        thread.start();
    }

    /** Hands over a change; its outcome is told to the change itself, soon, by another thread. */
    public void submit(Change change) {
        if (closed) {
            change.failed(new StorageFailure(StorageFailure.Kind.UNUSABLE, "The node is shutting down."));
        } else if (!waiting.offer(change)) {
            change.failed(new StorageFailure(
                    StorageFailure.Kind.UNUSABLE, "Too many changes wait for the disk; try again later."));
        }
    }

    /** Runs, in the writer's thread, when the store could be made writable again after a failure. */
    public void afterRecovery(Runnable action) {
        afterRecovery.add(action);
    }

    /** Why nothing can be written just now; while there is a reason, asking also has it looked at again. */
    public Optional<StorageFailure> problem() {
        Optional<StorageFailure> seen = problem;
        if (seen.isPresent()) {
            submit(new Probe());
        }
        return seen;
    }

    /** Writes what waits, then stops. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            writeUntilClosed();
        } finally {
            // Also when this thread dies of an error: nobody may wait for it for ever.
            closed = true;
            fail(
                    List.copyOf(waiting),
                    new StorageFailure(StorageFailure.Kind.UNUSABLE, "The node has stopped writing."));
        }
    }

    private void writeUntilClosed() {
        List<Change> changes = new ArrayList<>(CHANGES_PER_BATCH);
        while (!closed) {
            try {
                pulse.rest();
                changes.add(waiting.take());
            } catch (InterruptedException closing) {
                // Only close() interrupts; what came before it is still written below.
            }
            do {
                pulse.beat();
                waiting.drainTo(changes, CHANGES_PER_BATCH - changes.size());
                write(changes);
                changes.clear();
            } while (!waiting.isEmpty());
        }
    }

    private void write(List<Change> changes) {
        List<Change> prepared = new ArrayList<>(changes.size());
        try {
            recover();
        } catch (RuntimeException failure) {
            fail(changes, failure);
            return;
        }
        try (Store.Batch batch = store.newBatch()) {
            for (Change change : changes) {
                if (prepare(change, batch)) {
                    prepared.add(change);
                }
            }
            if (!prepared.isEmpty()) {
                batch.commit();
                overcome();
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "Nothing was written: " + failure.getMessage());
            problem = Optional.of(
                    failure instanceof StorageFailure known
                            ? known
                            : new StorageFailure(StorageFailure.Kind.UNUSABLE, String.valueOf(failure), failure));
            fail(prepared, failure);
            return;
        }
        prepared.forEach(change -> tell(change::committed));
    }

    private void recover() {
        if (problem.isPresent()) {
            store.recover();
            afterRecovery.forEach(Runnable::run);
        }
    }

    /** Only a write that succeeded shows that writing works. */
    private void overcome() {
        if (problem.isPresent()) {
            problem = Optional.empty();
            LOG.log(Level.INFO, "The store can be written again");
        }
    }

    private static boolean prepare(Change change, Store.Batch batch) {
        try {
            change.prepare(batch);
            return true;
        } catch (RuntimeException refusal) {
            tell(() -> change.failed(refusal));
            return false;
        }
    }

    private static void fail(Collection<Change> changes, RuntimeException cause) {
        changes.forEach(change -> tell(() -> change.failed(cause)));
    }

    /** A client that went away must not keep the others from hearing. */
    private static void tell(Runnable outcome) {
        try {
            outcome.run();
        } catch (RuntimeException gone) {
            LOG.log(Level.DEBUG, "An outcome could not be told", gone);
        }
    }

    /** Writes nothing, and so finds out whether writing works. */
    private record Probe() implements Change {
        @Override
        public void prepare(Store.Batch batch) {
            // Nothing to add.
        }

        @Override
        public void committed() {
            // The writer has noticed.
        }

        @Override
        public void failed(RuntimeException cause) {
            // The writer has noticed.
        }
    }
}
