package shop.node.event;

import java.util.concurrent.CompletableFuture;
import shop.node.storage.Change;
import shop.node.storage.Family;
import shop.node.storage.Keys;
import shop.node.storage.Store;

/** Stores a snapshot; one of the same aggregate and sequence is replaced. */
final class AppendSnapshot implements Change {

    private final EventLog log;
    private final NewEvent snapshot;
    private final byte[] stored;
    private final CompletableFuture<Void> result = new CompletableFuture<>();

    AppendSnapshot(EventLog log, NewEvent snapshot) {
        this.log = log;
        this.snapshot = snapshot;
        this.stored = RawMessage.asSnapshot(snapshot.bytes());
    }

    @Override
    public void prepare(Store.Batch batch) {
        log.introduce(batch);
        batch.put(
                Family.SNAPSHOTS, Keys.ofAggregate(log.number(), snapshot.aggregateId(), snapshot.sequence()), stored);
    }

    @Override
    public void committed() {
        log.tellSnapshot(stored);
        result.complete(null);
    }

    @Override
    public void failed(RuntimeException cause) {
        log.returnToHead();
        result.completeExceptionally(cause);
    }

    CompletableFuture<Void> result() {
        return result;
    }
}
