package shop.node.event;

import java.util.concurrent.CompletableFuture;
import shop.node.storage.Change;
import shop.node.storage.Family;
import shop.node.storage.Store;

/** Stores a snapshot, which must be of something that happened: none may be ahead of its aggregate. */
final class AppendSnapshot implements Change {

    private final EventLog log;
    private final NewEvent snapshot;
    private final byte[] stored;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private boolean added;

    AppendSnapshot(EventLog log, NewEvent snapshot) {
        this.log = log;
        this.snapshot = snapshot;
        this.stored = RawMessage.asSnapshot(snapshot.bytes());
    }

    @Override
    public void prepare(Store.Batch batch) {
        log.checkNotAhead(snapshot);
        added = true;
        log.introduce(batch);
        batch.put(Family.SNAPSHOTS, log.nextSnapshotKey(snapshot.aggregateId()), stored);
    }

    @Override
    public void committed() {
        log.tellSnapshot(stored);
        result.complete(null);
    }

    @Override
    public void failed(RuntimeException cause) {
        if (added) {
            log.returnToHead();
        }
        result.completeExceptionally(cause);
    }

    CompletableFuture<Void> result() {
        return result;
    }
}
