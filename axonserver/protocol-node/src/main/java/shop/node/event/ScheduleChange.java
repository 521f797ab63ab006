package shop.node.event;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import shop.node.storage.Change;
import shop.node.storage.Family;
import shop.node.storage.Keys;
import shop.node.storage.Store;
import shop.node.transport.ErrorCode;
import shop.node.transport.ProtocolError;

/** One step of the schedule: takes an event off it, puts one on it, publishes one; all together or nothing. */
final class ScheduleChange implements Change {

    private final EventLog log;
    private final Optional<ScheduleToken> off;
    private final Optional<Schedule.Planned> on;
    private final List<NewEvent> published;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private boolean added;
    private long lastToken;

    ScheduleChange(EventLog log, Optional<ScheduleToken> off, Optional<Schedule.Planned> on, List<NewEvent> published) {
        this.log = log;
        this.off = off;
        this.on = on;
        this.published = published;
    }

    @Override
    public void prepare(Store.Batch batch) {
        off.ifPresent(this::checkPlanned);
        log.checkSequences(published);
        added = true;
        off.ifPresent(token -> {
            batch.delete(Family.SCHEDULE, key(token));
            log.leaving().add(token);
        });
        on.ifPresent(planned -> {
            log.introduce(batch);
            batch.put(Family.SCHEDULE, key(planned.token()), planned.event().toByteArray());
        });
        lastToken = log.add(batch, published);
    }

    private void checkPlanned(ScheduleToken token) {
        if (log.leaving().contains(token)
                || log.store().get(Family.SCHEDULE, key(token)).isEmpty()) {
            throw new ProtocolError(ErrorCode.SCHEDULE_NOT_FOUND, "No scheduled event has the token " + token);
        }
    }

    private byte[] key(ScheduleToken token) {
        return Keys.ofScheduled(log.number(), token.due(), token.id());
    }

    @Override
    public void committed() {
        off.ifPresent(log.leaving()::remove);
        if (!published.isEmpty()) {
            log.advanceTo(lastToken);
        }
        result.complete(null);
    }

    @Override
    public void failed(RuntimeException cause) {
        if (added) {
            off.ifPresent(log.leaving()::remove);
            log.returnToHead();
        }
        result.completeExceptionally(cause);
    }

    CompletableFuture<Void> result() {
        return result;
    }
}
