package shop.node.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import shop.node.storage.Change;
import shop.node.storage.Store;

/** A transaction of events: all of them in a row, or none. */
final class Append implements Change {

    private final EventLog log;
    private final List<NewEvent> events;
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private long lastToken;
    private boolean added;

    Append(EventLog log, List<NewEvent> events) {
        this.log = log;
        this.events = events;
    }

    @Override
    public void prepare(Store.Batch batch) {
        log.checkSequences(events);
        added = true;
        lastToken = log.add(batch, events);
    }

    @Override
    public void committed() {
        log.advanceTo(lastToken);
        result.complete(lastToken);
    }

    @Override
    public void failed(RuntimeException cause) {
        if (added) {
            log.returnToHead();
        }
        result.completeExceptionally(cause);
    }

    CompletableFuture<Long> result() {
        return result;
    }
}
