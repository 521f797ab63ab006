package shop.node.search;

import com.google.protobuf.InvalidProtocolBufferException;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import shop.node.event.EventLog;
import shop.node.storage.StorageFailure;

/**
 * One run of a query over what is stored, in steps that are short and hold little, however large the events are. Rows come
 * newest first; those of a sorted query and of snapshots (which lie by aggregate) all with the last step. For one thread at
 * a time.
 */
public final class Search {

    private static final int LOOKED_AT_PER_STEP = 2_000;
    private static final long BYTES_LOOKED_AT_PER_STEP = 16L * 1024 * 1024;
    private static final long BYTES_FOUND_PER_STEP = 1024 * 1024;
    private static final Comparator<EventWithToken> NEWEST_FIRST = Comparator.<EventWithToken>comparingLong(
                    row -> row.getEvent().getTimestamp())
            .reversed();

    private final EventLog log;
    private final EventQuery query;
    private final boolean snapshots;
    private final Optional<FirstRows> sorted;
    private final long oldest;
    private long next;
    private long matched;
    private long found;

    public Search(EventLog log, EventQuery query, boolean snapshots) {
        this(log, query, snapshots, Long.MAX_VALUE);
    }

    /** Leaves out events from a token on. */
    public Search(EventLog log, EventQuery query, boolean snapshots, long before) {
        this.log = log;
        this.query = query;
        this.snapshots = snapshots;
        this.sorted = query.order()
                .or(() -> snapshots && !query.isOfAllInAnyOrder() ? Optional.of(NEWEST_FIRST) : Optional.empty())
                .map(order -> new FirstRows(order, Math.min(query.limit(), EventQuery.MOST_SORTED)));
        this.next = snapshots ? 0 : Math.min(log.head(), before - 1);
        // No event before this one is as late as the query wants.
        this.oldest = query.since().map(Instant::toEpochMilli).map(log::tokenAt).orElse(0L);
    }

    /** Whether there is nothing left to look at. */
    public boolean isDone() {
        return found >= query.limit() || isAllSeen();
    }

    private boolean isAllSeen() {
        return snapshots ? next < 0 : next < oldest;
    }

    /** Looks at some more, and tells what it found. */
    public void step(Consumer<EventWithToken> row) {
        Step step = new Step(row);
        if (snapshots) {
            log.scanSnapshots((token, bytes) -> {
                step.look(token, bytes);
                return !isDone();
            });
            next = -1;
        } else if (!isDone()) {
            log.scanBack(next, (token, bytes) -> {
                step.look(token, bytes);
                next = token - 1;
                return !isDone() && step.goesOn();
            });
        }
        if (sorted.isPresent() && isAllSeen()) {
            List<EventWithToken> rows = sorted.get().take();
            found = rows.size();
            rows.forEach(row);
        }
    }

    /** Token of the event that is looked at next; -1 when all were. */
    public long position() {
        return isDone() && next < oldest ? -1 : next;
    }

    /** How many events were told so far. */
    public long found() {
        return found;
    }

    /** How many events or snapshots fit, of those looked at so far; a sorted search need not give them all. */
    public long matched() {
        return matched;
    }

    /** Whether it has to see all before it can give the first rows: it is sorted, or about snapshots. */
    public boolean isSorted() {
        return sorted.isPresent();
    }

    /** Whether rows that were wanted are missing, because more fit than can be sorted. */
    public boolean isCutOff() {
        return isSorted() && isAllSeen() && found < Math.min(matched, query.limit());
    }

    /** What one step has seen. */
    private final class Step {
        private final Consumer<EventWithToken> row;
        private int looked;
        private long bytesLooked;
        private long bytesFound;

        private Step(Consumer<EventWithToken> row) {
            this.row = row;
        }

        private void look(long token, byte[] bytes) {
            looked++;
            bytesLooked += bytes.length;
            EventWithToken event = parse(token, bytes);
            if (query.matches(event)) {
                matched++;
                if (sorted.isPresent()) {
                    sorted.get().add(event);
                } else {
                    found++;
                    bytesFound += bytes.length;
                    row.accept(event);
                }
            }
        }

        private boolean goesOn() {
            return looked < LOOKED_AT_PER_STEP
                    && bytesLooked < BYTES_LOOKED_AT_PER_STEP
                    && bytesFound < BYTES_FOUND_PER_STEP;
        }
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
