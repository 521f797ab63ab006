package shop.node.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

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
    private final Thread thread = new Thread(this::run, "node-writer");
    private volatile boolean closed;

    public Writer(Store store) {
        this.store = store;
        thread.setDaemon(true);
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
        List<Change> changes = new ArrayList<>(CHANGES_PER_BATCH);
        while (!closed) {
            try {
                changes.add(waiting.take());
            } catch (InterruptedException closing) {
                // Only close() interrupts; what came before it is still written below.
            }
            do {
                waiting.drainTo(changes, CHANGES_PER_BATCH - changes.size());
                write(changes);
                changes.clear();
            } while (!waiting.isEmpty());
        }
    }

    private void write(List<Change> changes) {
        List<Change> prepared = new ArrayList<>(changes.size());
        try (Store.Batch batch = store.newBatch()) {
            for (Change change : changes) {
                if (prepare(change, batch)) {
                    prepared.add(change);
                }
            }
            if (!prepared.isEmpty()) {
                batch.commit();
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "Nothing was written: " + failure.getMessage());
            prepared.forEach(change -> tell(() -> change.failed(failure)));
            return;
        }
        prepared.forEach(change -> tell(change::committed));
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

    /** A client that went away must not keep the others from hearing. */
    private static void tell(Runnable outcome) {
        try {
            outcome.run();
        } catch (RuntimeException gone) {
            LOG.log(Level.DEBUG, "An outcome could not be told", gone);
        }
    }
}
