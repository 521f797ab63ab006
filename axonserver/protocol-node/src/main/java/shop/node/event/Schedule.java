package shop.node.event;

import com.google.protobuf.InvalidProtocolBufferException;
import io.axoniq.axonserver.grpc.event.Event;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import shop.node.storage.Family;
import shop.node.storage.Keys;
import shop.node.storage.StorageFailure;
import shop.node.storage.Store;
import shop.node.transport.ErrorCode;
import shop.node.transport.ProtocolError;

/**
 * The events of one context that wait for their time. Publishing one and taking it off the schedule is a single write, so
 * it happens exactly once, also when the node is killed in between.
 */
public final class Schedule {

    private static final Logger LOG = System.getLogger(Schedule.class.getName());
    private static final int PUBLISHED_AT_ONCE = 500;

    private final EventLog log;
    /** No event is due earlier than this; 0 until it is known. So most of the time nobody has to look. */
    private long earliest;
    /** How often something was planned, so that a look that came too early is not believed. */
    private long plans;
    /** How many due events are on their way to the disk. */
    private final AtomicInteger publishing = new AtomicInteger();

    Schedule(EventLog log) {
        this.log = log;
    }

    /** Plans an event for a time in milliseconds since 1970; completes once that is on disk. */
    CompletableFuture<ScheduleToken> plan(Event event, long due) {
        return replace(Optional.empty(), event, due);
    }

    /** Plans an event in place of another. */
    CompletableFuture<ScheduleToken> replace(Optional<ScheduleToken> old, Event event, long due) {
        try {
            published(event, Long.MAX_VALUE);
        } catch (ProtocolError tooLarge) {
            // Better refused now than when it is due and nobody hears it.
            return CompletableFuture.failedFuture(tooLarge);
        }
        ScheduleToken token = ScheduleToken.newFor(due);
        ScheduleChange change = new ScheduleChange(log, old, Optional.of(new Planned(token, event)), List.of());
        log.submit(change);
        return change.result().thenApply(done -> {
            noticePlan(token);
            return token;
        });
    }

    CompletableFuture<Void> cancel(ScheduleToken token) {
        ScheduleChange change = new ScheduleChange(log, Optional.of(token), Optional.empty(), List.of());
        log.submit(change);
        return change.result();
    }

    /** Publishes what is due, with this time as the events' own; called now and then by one thread. */
    void publishDue(long now) {
        if (publishing.get() > 0) {
            // The disk is slow, or full: what was handed over a moment ago is still on its way.
            return;
        }
        for (Planned planned : due(now)) {
            try {
                publish(planned, published(planned.event(), now));
            } catch (ProtocolError tooLarge) {
                drop(planned, tooLarge);
            }
        }
    }

    private void publish(Planned planned, NewEvent event) {
        ScheduleChange change = new ScheduleChange(log, Optional.of(planned.token()), Optional.empty(), List.of(event));
        publishing.incrementAndGet();
        change.result().whenComplete((done, failure) -> {
            publishing.decrementAndGet();
            if (failure instanceof ProtocolError refusal && refusal.code() == ErrorCode.INVALID_SEQUENCE) {
                drop(planned, refusal);
            }
        });
        log.submit(change);
    }

    private static NewEvent published(Event event, long now) {
        return NewEvent.of(event.toBuilder().setTimestamp(now).build());
    }

    private void drop(Planned planned, ProtocolError why) {
        LOG.log(Level.ERROR, "A scheduled event can never be published and is dropped: " + why);
        cancel(planned.token());
    }

    private synchronized void noticePlan(ScheduleToken token) {
        plans++;
        earliest = Math.min(earliest, token.due());
    }

    private List<Planned> due(long now) {
        long from;
        long seen;
        synchronized (this) {
            from = earliest;
            seen = plans;
        }
        if (now < from) {
            return List.of();
        }
        List<Planned> due = planned(from, now, PUBLISHED_AT_ONCE);
        List<Planned> next = due.isEmpty() ? planned(now, Long.MAX_VALUE, 1) : due;
        synchronized (this) {
            if (seen == plans) {
                earliest = next.isEmpty() ? Long.MAX_VALUE : next.get(0).token().due();
            }
        }
        return due;
    }

    /** What is due until then, soonest first, at most so many; times are in milliseconds since 1970. */
    public List<Planned> planned(long until, int limit) {
        return planned(0, until, limit);
    }

    private List<Planned> planned(long from, long until, int limit) {
        List<Planned> found = new ArrayList<>();
        byte[] start = Keys.ofNumber(log.number(), from);
        try (Store.Cursor cursor = log.store().cursor(Family.SCHEDULE)) {
            for (cursor.seek(start);
                    found.size() < limit
                            && cursor.isValid()
                            && Keys.sameContext(cursor.key(), start)
                            && Keys.number(cursor.key()) <= until;
                    cursor.next()) {
                found.add(planned(cursor));
            }
        }
        return found;
    }

    /** What is due next after another, or, if none is given, first; one by one, because events may be large. */
    public Optional<Planned> after(Optional<ScheduleToken> other) {
        byte[] start = other.map(this::key).orElseGet(() -> Keys.ofNumber(log.number(), 0));
        try (Store.Cursor cursor = log.store().cursor(Family.SCHEDULE)) {
            cursor.seek(start);
            if (cursor.isValid() && Arrays.equals(cursor.key(), start)) {
                cursor.next();
            }
            return cursor.isValid() && Keys.sameContext(cursor.key(), start)
                    ? Optional.of(planned(cursor))
                    : Optional.empty();
        }
    }

    /** The event that is planned under a token, if it still is. */
    public Optional<Planned> find(ScheduleToken token) {
        return log.store().get(Family.SCHEDULE, key(token)).map(bytes -> new Planned(token, parse(bytes)));
    }

    private byte[] key(ScheduleToken token) {
        return Keys.ofScheduled(log.number(), token.due(), token.id());
    }

    private static Planned planned(Store.Cursor cursor) {
        ScheduleToken token = new ScheduleToken(Keys.number(cursor.key()), Keys.scheduledId(cursor.key()));
        return new Planned(token, parse(cursor.value()));
    }

    private static Event parse(byte[] bytes) {
        try {
            return Event.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new StorageFailure(StorageFailure.Kind.DAMAGED, "A scheduled event cannot be read.", e);
        }
    }

    /** An event and where it stands on the schedule. */
    public record Planned(ScheduleToken token, Event event) {}
}
