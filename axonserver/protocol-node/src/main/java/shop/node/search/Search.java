package shop.node.search;

import com.google.protobuf.InvalidProtocolBufferException;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shop.node.event.EventLog;
import shop.node.storage.StorageFailure;

/**
 * One run of a query over what is stored, in steps: newest first, or, for a sorted query and for snapshots (which lie by
 * aggregate), all gathered in the first step. For one thread at a time.
 */
public final class Search {

    private static final int LOOKED_AT_PER_STEP = 2_000;

    private final EventLog log;
    private final EventQuery query;
    private final boolean snapshots;
    private final long oldest;
    private long next;
    private long found;

    public Search(EventLog log, EventQuery query, boolean snapshots) {
        this(log, query, snapshots, Long.MAX_VALUE);
    }

    /** Leaves out events from a token on. */
    public Search(EventLog log, EventQuery query, boolean snapshots, long before) {
        this.log = log;
        this.query = query;
        this.snapshots = snapshots;
        this.next = snapshots ? 0 : Math.min(log.head(), before - 1);
        // No event before this one is as late as the query wants.
        this.oldest = query.since().map(Instant::toEpochMilli).map(log::tokenAt).orElse(0L);
    }

    /** Whether there is nothing left to look at. */
    public boolean isDone() {
        return found >= query.limit() || (snapshots ? next < 0 : next < oldest);
    }

    /** Looks at some more, and returns what it found; for a count, nothing. */
    public List<EventWithToken> step() {
        List<EventWithToken> rows = snapshots ? allSnapshots() : query.order().isPresent() ? allSorted() : someNewest();
        found += rows.size();
        return query.count() ? List.of() : rows;
    }

    /** Token of the event that is looked at next; -1 when all were. */
    public long position() {
        return isDone() && next < oldest ? -1 : next;
    }

    /** How many were found so far. */
    public long found() {
        return found;
    }

    private List<EventWithToken> someNewest() {
        List<EventWithToken> rows = new ArrayList<>();
        long end = Math.max(oldest, next - LOOKED_AT_PER_STEP + 1);
        log.scanBack(next, (token, bytes) -> {
            if (token < end || found + rows.size() >= query.limit()) {
                return false;
            }
            next = token - 1;
            collect(token, bytes, rows);
            return true;
        });
        return rows;
    }

    private List<EventWithToken> allSorted() {
        List<EventWithToken> rows = new ArrayList<>();
        log.scanBack(next, (token, bytes) -> token >= oldest && gather(token, bytes, rows));
        next = oldest - 1;
        return best(rows, query.order().orElseThrow());
    }

    private List<EventWithToken> allSnapshots() {
        List<EventWithToken> rows = new ArrayList<>();
        log.scanSnapshots((token, bytes) -> gather(token, bytes, rows));
        next = -1;
        return best(
                rows,
                query.order()
                        .orElse(Comparator.<EventWithToken>comparingLong(
                                        row -> row.getEvent().getTimestamp())
                                .reversed()));
    }

    private boolean gather(long token, byte[] bytes, List<EventWithToken> rows) {
        collect(token, bytes, rows);
        if (query.count() && !rows.isEmpty()) {
            found += rows.size();
            rows.clear();
        }
        return rows.size() < EventQuery.MOST_SORTED;
    }

    private void collect(long token, byte[] bytes, List<EventWithToken> rows) {
        EventWithToken event = parse(token, bytes);
        if (query.matches(event)) {
            rows.add(event);
        }
    }

    private List<EventWithToken> best(List<EventWithToken> rows, Comparator<EventWithToken> order) {
        return rows.stream().sorted(order).limit(query.limit()).toList();
    }

    /** A stored event, with its token. */
    public static EventWithToken parse(long token, byte[] bytes) {
        try {
            return EventWithToken.newBuilder()
                    .setToken(token)
                    .setEvent(Event.parseFrom(bytes))
                    .build();
        } catch (InvalidProtocolBufferException e) {
            throw new StorageFailure(
                    StorageFailure.Kind.DAMAGED, "The store is damaged: event " + token + " cannot be read.", e);
        }
    }
}
