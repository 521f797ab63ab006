package shop.node.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import shop.node.storage.Change;
import shop.node.storage.Family;
import shop.node.storage.Keys;
import shop.node.storage.StorageFailure;
import shop.node.storage.Store;
import shop.node.storage.Writer;
import shop.node.transport.ErrorCode;
import shop.node.transport.ProtocolError;

/**
 * The events and snapshots of one context. Tokens are dense from 0; an event can be read once it is on disk, never
 * before. Reads may come from any thread; what appends must know is touched by the writer's thread alone.
 */
public final class EventLog {

    /** In place of a token, for what has none. */
    public static final long NO_TOKEN = -1;

    private final String context;
    private final int number;
    private final Store store;
    private final Writer writer;
    private final Set<Runnable> followers = ConcurrentHashMap.newKeySet();
    private final Set<Consumer<byte[]>> snapshotFollowers = ConcurrentHashMap.newKeySet();
    private final RecentEvents recent = new RecentEvents();
    private volatile long head;

    private final AggregateSequences sequences = new AggregateSequences(this::lastSequence);
    private final Set<ScheduleToken> leaving = new HashSet<>();
    private boolean known;
    private long next;
    private long highestTime;
    private long lastSnapshot;

    /** Continues what the store holds for this context; {@code known} when it holds the context's own entry already. */
    EventLog(String context, int number, boolean known, Store store, Writer writer) {
        this.context = context;
        this.number = number;
        this.known = known;
        this.store = store;
        this.writer = writer;
        this.head = lastNumber(Family.EVENTS);
        returnToHead();
    }

    public String context() {
        return context;
    }

    // Appending

    /** Appends all or none; completes with the last token once all are on disk. */
    CompletableFuture<Long> append(List<NewEvent> events) {
        Append append = new Append(this, events);
        writer.submit(append);
        return append.result();
    }

    CompletableFuture<Void> appendSnapshot(NewEvent snapshot) {
        AppendSnapshot append = new AppendSnapshot(this, snapshot);
        writer.submit(append);
        return append.result();
    }

    void submit(Change change) {
        writer.submit(change);
    }

    /** Refuses a transaction whose events do not follow on what each of their aggregates has. Writer's thread only. */
    void checkSequences(List<NewEvent> events) {
        Map<String, Long> last = new HashMap<>();
        for (NewEvent event : events) {
            if (event.belongsToAggregate()) {
                Long before = last.get(event.aggregateId());
                long expected = (before != null ? before : sequences.last(event.aggregateId())) + 1;
                if (event.sequence() != expected) {
                    throw new ProtocolError(
                            ErrorCode.INVALID_SEQUENCE,
                            "Invalid sequence number %d for aggregate %s, expected %d"
                                    .formatted(event.sequence(), event.aggregateId(), expected));
                }
                last.put(event.aggregateId(), event.sequence());
            }
        }
    }

    /** Refuses a snapshot of a state that its aggregate has not reached. Writer's thread only. */
    void checkNotAhead(NewEvent snapshot) {
        long last = sequences.last(snapshot.aggregateId());
        if (snapshot.sequence() > last) {
            throw new ProtocolError(
                    ErrorCode.INVALID_SEQUENCE,
                    "Invalid sequence number %d for a snapshot of aggregate %s, whose last event is %d"
                            .formatted(snapshot.sequence(), snapshot.aggregateId(), last));
        }
    }

    /**
     * The key of an aggregate's next snapshot. It ends with a number that grows with each, so that they lie in the order in
     * which they were appended, whatever their sequences. Writer's thread only.
     */
    byte[] nextSnapshotKey(String aggregateId) {
        byte[] end = Keys.ofAggregate(number, aggregateId, Long.MAX_VALUE);
        try (Store.Cursor cursor = store.cursor(Family.SNAPSHOTS)) {
            cursor.seekBack(end);
            if (cursor.isValid() && Keys.sameAggregate(cursor.key(), end)) {
                lastSnapshot = Math.max(lastSnapshot, Keys.sequence(cursor.key()));
            }
        }
        return Keys.ofAggregate(number, aggregateId, ++lastSnapshot);
    }

    /** Adds checked events to the batch and returns the last token. Writer's thread only. */
    long add(Store.Batch batch, List<NewEvent> events) {
        introduce(batch);
        Map<String, Long> heads = new HashMap<>();
        for (NewEvent event : events) {
            byte[] token = Keys.bytes(next);
            batch.put(Family.EVENTS, Keys.ofNumber(number, next), event.bytes());
            recent.add(next, event.bytes());
            if (event.belongsToAggregate()) {
                batch.put(
                        Family.AGGREGATES,
                        Keys.ofAggregate(number, event.aggregateId(), event.sequence()),
                        EventOfAggregate.stored(next, event.bytes()));
                heads.put(event.aggregateId(), event.sequence());
            }
            if (event.timestamp() > highestTime) {
                highestTime = event.timestamp();
                batch.put(Family.TIMES, Keys.ofNumber(number, highestTime), token);
            }
            next++;
        }
        heads.forEach((aggregateId, sequence) -> {
            batch.put(Family.HEADS, Keys.ofAggregate(number, aggregateId), Keys.bytes(sequence));
            sequences.advance(aggregateId, sequence);
        });
        return next - 1;
    }

    /** Stores the context's own entry with its first content. Writer's thread only. */
    void introduce(Store.Batch batch) {
        if (!known) {
            batch.put(Family.META, Keys.ofContext(context), Keys.bytes(number));
            known = true;
        }
    }

    /** Lets everybody see what is on disk now. Writer's thread only. */
    void advanceTo(long token) {
        head = token;
        sequences.trim();
        followers.forEach(Runnable::run);
    }

    /** Looks again at what is stored, after the store was opened anew. Writer's thread only. */
    void reload() {
        head = lastNumber(Family.EVENTS);
        returnToHead();
        followers.forEach(Runnable::run);
    }

    /** Forgets what was prepared but could not be written. Writer's thread only. */
    void returnToHead() {
        next = head + 1;
        highestTime = lastNumber(Family.TIMES);
        known = known && store.get(Family.META, Keys.ofContext(context)).isPresent();
        sequences.forget();
        recent.forget();
    }

    // Reading

    /** Token of the last event, -1 when there is none. */
    public long head() {
        return head;
    }

    /** Runs at each growth of the log, in the writer's thread, until {@link #unfollow}. */
    public void follow(Runnable follower) {
        followers.add(follower);
    }

    public void unfollow(Runnable follower) {
        followers.remove(follower);
    }

    /** Hears of each new snapshot, in the writer's thread, until {@link #unfollowSnapshots}. */
    public void followSnapshots(Consumer<byte[]> follower) {
        snapshotFollowers.add(follower);
    }

    public void unfollowSnapshots(Consumer<byte[]> follower) {
        snapshotFollowers.remove(follower);
    }

    /** Tells of a snapshot that is on disk now. Writer's thread only. */
    void tellSnapshot(byte[] snapshot) {
        snapshotFollowers.forEach(follower -> follower.accept(snapshot));
    }

    /** The event at a token, which must not be beyond the head. */
    public byte[] read(long token) {
        return recent.find(token)
                .or(() -> store.get(Family.EVENTS, Keys.ofNumber(number, token)))
                .orElseThrow(() -> missing(token));
    }

    /** Visits events from a token on, up to the head, for as long as the visitor wants more. */
    public void scan(long from, Visitor visitor) {
        long last = head;
        for (long token = from; token <= last; token++) {
            Optional<byte[]> event = recent.find(token);
            if (event.isEmpty()) {
                scanStored(token, last, visitor);
                return;
            }
            if (!visitor.visit(token, event.get())) {
                return;
            }
        }
    }

    private void scanStored(long from, long last, Visitor visitor) {
        try (Store.Cursor cursor = store.cursor(Family.EVENTS)) {
            cursor.seek(Keys.ofNumber(number, from));
            for (long token = from; token <= last; token++) {
                if (!cursor.isValid() || Keys.number(cursor.key()) != token) {
                    throw missing(token);
                }
                if (!visitor.visit(token, cursor.value())) {
                    return;
                }
                cursor.next();
            }
        }
    }

    /** Visits events from a token on, down to the first. */
    public void scanBack(long from, Visitor visitor) {
        try (Store.Cursor cursor = store.cursor(Family.EVENTS)) {
            cursor.seekBack(Keys.ofNumber(number, Math.min(from, head)));
            for (long token = Math.min(from, head); token >= 0; token--) {
                if (!cursor.isValid() || Keys.number(cursor.key()) != token) {
                    throw missing(token);
                }
                if (!visitor.visit(token, cursor.value())) {
                    return;
                }
                cursor.previous();
            }
        }
    }

    private StorageFailure missing(long token) {
        return new StorageFailure(
                StorageFailure.Kind.DAMAGED,
                "The store is damaged: event %d of context %s is missing; restore a copy.".formatted(token, context));
    }

    /** -1 when the aggregate has no event. */
    public long lastSequence(String aggregateId) {
        return store.get(Family.HEADS, Keys.ofAggregate(number, aggregateId))
                .map(Keys::number8)
                .orElse(-1L);
    }

    /** Tokens of an aggregate's events from a sequence on, in order, at most so many. */
    public List<Long> tokens(String aggregateId, long fromSequence, int limit) {
        List<Long> tokens = new ArrayList<>();
        byte[] start = Keys.ofAggregate(number, aggregateId, Math.max(0, fromSequence));
        try (Store.Cursor cursor = store.cursor(Family.AGGREGATES)) {
            for (cursor.seek(start);
                    tokens.size() < limit && cursor.isValid() && Keys.sameAggregate(cursor.key(), start);
                    cursor.next()) {
                tokens.add(EventOfAggregate.token(cursor.value()));
            }
        }
        return tokens;
    }

    /** Visits an aggregate's events from a sequence on, in order; answers false if the visitor wanted no more. */
    boolean scanAggregate(String aggregateId, long fromSequence, Visitor visitor) {
        byte[] start = Keys.ofAggregate(number, aggregateId, fromSequence);
        try (Store.Cursor cursor = store.cursor(Family.AGGREGATES)) {
            for (cursor.seek(start); cursor.isValid() && Keys.sameAggregate(cursor.key(), start); cursor.next()) {
                byte[] stored = cursor.value();
                long token = EventOfAggregate.token(stored);
                if (!visitor.visit(token, EventOfAggregate.event(stored).orElseGet(() -> read(token)))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Snapshots of an aggregate within these sequences (inclusive), the last appended first, at most so many. */
    public List<byte[]> snapshots(String aggregateId, long fromSequence, long toSequence, int limit) {
        List<byte[]> snapshots = new ArrayList<>();
        visitSnapshots(aggregateId, fromSequence, toSequence, Long.MAX_VALUE, (appended, snapshot) -> {
            snapshots.add(snapshot);
            return snapshots.size() < limit;
        });
        return snapshots;
    }

    /** The last snapshot of an aggregate that was appended before another; one by one, because they may be large. */
    public Optional<Snapshot> snapshotBefore(String aggregateId, long appended) {
        List<Snapshot> found = new ArrayList<>(1);
        visitSnapshots(aggregateId, 0, Long.MAX_VALUE, appended, (number, event) -> {
            found.add(new Snapshot(number, event));
            return false;
        });
        return found.stream().findFirst();
    }

    /**
     * Visits snapshots of an aggregate within these sequences (inclusive), the last appended first, each with the number by
     * which it was appended; answers false if the visitor wanted no more.
     *
     * @param before the number from which on they are left out, to go on from
     */
    boolean visitSnapshots(String aggregateId, long fromSequence, long toSequence, long before, Visitor visitor) {
        byte[] start = Keys.ofAggregate(number, aggregateId, before - 1);
        try (Store.Cursor cursor = store.cursor(Family.SNAPSHOTS)) {
            for (cursor.seekBack(start);
                    cursor.isValid() && Keys.sameAggregate(cursor.key(), start);
                    cursor.previous()) {
                byte[] snapshot = cursor.value();
                long sequence = NewEvent.of(snapshot).sequence();
                if (fromSequence <= sequence
                        && sequence <= toSequence
                        && !visitor.visit(Keys.sequence(cursor.key()), snapshot)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Visits all snapshots; they have no token ({@link #NO_TOKEN}). */
    public void scanSnapshots(Visitor visitor) {
        byte[] start = Keys.ofNumber(number, 0);
        try (Store.Cursor cursor = store.cursor(Family.SNAPSHOTS)) {
            cursor.seek(start);
            while (cursor.isValid()
                    && Keys.sameContext(cursor.key(), start)
                    && visitor.visit(NO_TOKEN, cursor.value())) {
                cursor.next();
            }
        }
    }

    /** Token of the first event that happened at this time or later, or the one after the head. */
    public long tokenAt(long epochMillis) {
        byte[] start = Keys.ofNumber(number, Math.max(0, epochMillis));
        long last = head;
        try (Store.Cursor cursor = store.cursor(Family.TIMES)) {
            cursor.seek(start);
            return cursor.isValid() && Keys.sameContext(cursor.key(), start)
                    ? Math.min(Keys.number8(cursor.value()), last + 1)
                    : last + 1;
        }
    }

    private long lastNumber(Family family) {
        byte[] end = Keys.ofNumber(number, Long.MAX_VALUE);
        try (Store.Cursor cursor = store.cursor(family)) {
            cursor.seekBack(end);
            return cursor.isValid() && Keys.sameContext(cursor.key(), end) ? Keys.number(cursor.key()) : -1;
        }
    }

    int number() {
        return number;
    }

    /** What changes that are not on disk yet take off the schedule. Writer's thread only. */
    Set<ScheduleToken> leaving() {
        return leaving;
    }

    Store store() {
        return store;
    }

    /**
     * A snapshot as stored.
     *
     * @param appended a number that grows with each snapshot of its aggregate
     */
    public record Snapshot(long appended, byte[] event) {}

    /** Sees events one by one. */
    @FunctionalInterface
    public interface Visitor {
        /** Answers whether it wants another. */
        boolean visit(long token, byte[] event);
    }
}
