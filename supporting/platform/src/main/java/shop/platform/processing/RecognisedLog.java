package shop.platform.processing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.common.AxonTransientException;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log as the processors read it: only while it is the one that their tokens belong to. A token is a mere number. On
 * another log, or on one that was restored from an older copy, it points behind events that nobody has seen, and all of
 * them would be skipped in silence. So the tokens name the event at which each of them stands, and beside them stand the
 * first event of the log, and some of those that were seen since, by which the point of restore is found.
 */
public final class RecognisedLog implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final Logger log = LoggerFactory.getLogger(RecognisedLog.class);
    private static final long REMEMBERED_FOR_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int MOST_MARKS = 50;
    private static final int LONGEST_READ_MILLIS = 5_000;

    private static final String ID = "log";
    private static final String FIRST = "firstEvent";
    private static final String FIRST_AT = "firstAt";
    private static final String MARKS = "seen";
    private static final String POSITION = "position";
    private static final String EVENT = "event";
    private static final String MISMATCH = "mismatch";

    private final Supplier<? extends StreamableMessageSource<TrackedEventMessage<?>>> events;
    private final MongoCollection<Document> remembered;
    private final StoredTokens tokens;
    private final Batches batches;
    private final Clock clock;
    private volatile Mismatch mismatch;
    private volatile String recognisedBy = "";
    private volatile boolean recognised;
    private long lastHead = -1;
    private long lastLook;
    private long lastMark = -1;
    private long lastRemembered;

    RecognisedLog(
            Supplier<? extends StreamableMessageSource<TrackedEventMessage<?>>> events,
            MongoCollection<Document> remembered,
            StoredTokens tokens,
            Batches batches,
            Clock clock) {
        this.events = events;
        this.remembered = remembered;
        this.tokens = tokens;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * Why the log is not the one that the tokens belong to.
     *
     * @param words one sentence
     * @param restorePoint the position of the last event that both are known to have; -1 for none
     * @param since when that was noticed
     */
    public record Mismatch(String words, long restorePoint, Instant since) {}

    private record Seen(long position, String event, Instant at) {}

    /** Why nobody may work on the log now; empty while all is well. */
    public Optional<Mismatch> mismatch() {
        return Optional.ofNullable(mismatch);
    }

    /** Whether it was compared with what the tokens name, and is the one that they belong to. */
    public boolean isRecognised() {
        return recognised;
    }

    /** The same as {@link #mismatch}, once it has been looked at. */
    public Optional<Mismatch> look() {
        recognise();
        return mismatch();
    }

    /**
     * The position of the last event, for whoever asks again and again; -1 for none. A log that is silent, or ends before
     * where it did, may have been exchanged meanwhile: it is compared once more before anybody counts on it.
     */
    long watchedHead() {
        long head;
        try {
            head = head();
        } catch (RuntimeException silent) {
            doubt();
            throw silent;
        }
        if (head < lastHead) {
            doubt();
        }
        lastHead = head;
        if (!recognised) {
            recognise();
        }
        return head;
    }

    private synchronized void doubt() {
        recognised = false;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        recognise();
        if (mismatch != null) {
            throw new NotTheLogOfTheTokens(mismatch.words());
        }
        return new NamedPositions(events.get().openStream(token));
    }

    @Override
    public TrackingToken createTailToken() {
        return events.get().createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return events.get().createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return events.get().createTokenAt(time);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return events.get().createTokenSince(duration);
    }

    private synchronized void recognise() {
        if ((mismatch != null || recognised) && System.nanoTime() - lastLook < REMEMBERED_FOR_NANOS) {
            return;
        }
        Document known = remembered.find(Filters.eq("_id", ID)).first();
        if (mismatch != null) {
            lastLook = System.nanoTime();
            if (known != null && known.containsKey(MISMATCH)) {
                return;
            }
            // Another instance was told from where to go on.
            log.info("The log was accepted; the processors of this instance go on, too.");
            goOn();
        }
        Optional<Mismatch> found = compare(Optional.ofNullable(known));
        found.ifPresent(each -> {
            log.error("{}", each.words());
            Document noted = new Document("words", each.words())
                    .append("restorePoint", each.restorePoint())
                    .append("since", each.since().toEpochMilli());
            save((known == null ? new Document("_id", ID) : known).append(MISMATCH, noted));
            mismatch = each;
        });
        if (known == null && found.isEmpty()) {
            first().ifPresent(this::begin);
        } else if (known != null) {
            recognisedBy = Optional.ofNullable(known.getString(FIRST)).orElse("");
        }
        recognised = found.isEmpty();
        lastLook = System.nanoTime();
    }

    private Optional<Mismatch> compare(Optional<Document> remembers) {
        Document known = remembers.orElseGet(Document::new);
        Document noted = known.get(MISMATCH, Document.class);
        if (noted != null) {
            return Optional.of(new Mismatch(
                    noted.getString("words"),
                    noted.getLong("restorePoint"),
                    Instant.ofEpochMilli(noted.getLong("since"))));
        }
        // In this order: what is appended in between moves the head, and no token beyond it.
        List<StoredTokens.Stored> shares = tokens.all().values().stream()
                .flatMap(each -> each.values().stream())
                .toList();
        long furthest =
                shares.stream().mapToLong(StoredTokens.Stored::position).max().orElse(-1);
        long head = head();
        String begins = known.getString(FIRST);
        Optional<Seen> first = begins == null ? Optional.empty() : first();
        if (begins != null && !first.map(Seen::event).equals(Optional.of(begins))) {
            return Optional.of(mismatch(
                    "This is another log than the one that this service has worked with: "
                            + first.map(event -> "it begins with event " + event.event() + " of " + event.at())
                                    .orElse("it is empty")
                            + ", that one with event " + begins + " of "
                            + Instant.ofEpochMilli(known.getLong(FIRST_AT)) + ".",
                    -1));
        }
        if (head < furthest) {
            return Optional.of(mismatch(
                    "The log ends at " + head + ", and this service has seen it up to " + furthest
                            + ": it was restored from an older copy.",
                    head));
        }
        return grownApart(Stream.concat(
                        known.getList(MARKS, Document.class, List.of()).stream()
                                .map(mark -> new EventToken(mark.getLong(POSITION), mark.getString(EVENT))),
                        shares.stream().flatMap(share -> share.at().stream()))
                .sorted(Comparator.reverseOrder())
                .toList());
    }

    /** @param seen events that this service has seen, the last first */
    private Optional<Mismatch> grownApart(List<EventToken> seen) {
        if (seen.isEmpty() || isThere(seen.get(0))) {
            return Optional.empty();
        }
        long common = seen.stream()
                .filter(this::isThere)
                .mapToLong(EventToken::getGlobalIndex)
                .findFirst()
                .orElse(0);
        return Optional.of(mismatch(
                "The log holds another event at " + seen.get(0).getGlobalIndex()
                        + " than this service has seen there: it was restored from an older copy, and has grown since.",
                common));
    }

    private Mismatch mismatch(String words, long restorePoint) {
        return new Mismatch(words, restorePoint, clock.instant());
    }

    private boolean isThere(EventToken seen) {
        return holds(seen.getGlobalIndex(), seen.event());
    }

    /** Whether this is the event at that position of the log. */
    public boolean holds(long position, String event) {
        return position <= head()
                && next(new GlobalSequenceTrackingToken(position - 1))
                        .filter(found -> found.event().equals(event))
                        .isPresent();
    }

    /** The position of the last event in the log; -1 for none. */
    public long head() {
        TrackingToken head = createHeadToken();
        return head == null ? -1 : head.position().orElse(-1);
    }

    private Optional<Seen> first() {
        return head() < 0 ? Optional.empty() : next(createTailToken());
    }

    private Optional<Seen> next(TrackingToken after) {
        try (BlockingStream<TrackedEventMessage<?>> stream = events.get().openStream(after)) {
            if (!stream.hasNextAvailable(LONGEST_READ_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new NotTheLogOfTheTokens("The log does not answer.");
            }
            TrackedEventMessage<?> event = stream.nextAvailable();
            return Optional.of(
                    new Seen(event.trackingToken().position().orElse(-1), event.getIdentifier(), event.getTimestamp()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NotTheLogOfTheTokens("The log was not read to the end.");
        }
    }

    private void begin(Seen first) {
        save(new Document("_id", ID)
                .append(FIRST, first.event())
                .append(FIRST_AT, first.at().toEpochMilli())
                .append(MARKS, List.of()));
        recognisedBy = first.event();
    }

    /** The id of the first event of the log that the processors work on; empty before anything happened. */
    public Optional<String> recognisedBy() {
        return Optional.of(recognisedBy).filter(event -> !event.isEmpty());
    }

    /** Writes down what was seen of the log since, now and then. */
    synchronized void remember() {
        Batches.Seen newest = batches.newest();
        if (mismatch != null
                || newest.position() <= lastMark
                || System.nanoTime() - lastRemembered < REMEMBERED_FOR_NANOS) {
            return;
        }
        Document known = remembered.find(Filters.eq("_id", ID)).first();
        if (known == null) {
            first().ifPresent(this::begin);
            return;
        }
        List<Document> marks = new ArrayList<>(known.getList(MARKS, Document.class, List.of()));
        marks.add(new Document(POSITION, newest.position()).append(EVENT, newest.eventId()));
        save(known.append(MARKS, List.copyOf(marks.subList(Math.max(0, marks.size() - MOST_MARKS), marks.size()))));
        lastMark = newest.position();
        lastRemembered = System.nanoTime();
    }

    /** From now on this is the log; whoever says so has decided from where the processors go on. */
    public synchronized void accept() {
        remembered.deleteOne(Filters.eq("_id", ID));
        first().ifPresent(this::begin);
        goOn();
        recognised = true;
        lastLook = System.nanoTime();
    }

    private void goOn() {
        batches.forgetTheLog();
        lastMark = -1;
        mismatch = null;
    }

    private void save(Document known) {
        remembered.replaceOne(Filters.eq("_id", ID), known, new ReplaceOptions().upsert(true));
    }

    /** Nobody may work on this log until an operator has said from where. */
    static final class NotTheLogOfTheTokens extends AxonTransientException {

        private static final long serialVersionUID = 1L;

        NotTheLogOfTheTokens(String words) {
            super(words);
        }
    }
}
