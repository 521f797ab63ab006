package shop.platform.parking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import shop.platform.parking.ParkedEvent.Field;

/** All parked events of a service, in its store. */
public final class ParkingLot {

    private static final int DUPLICATE_KEY = 11_000;

    /** Longer than a handler waits for the commands that it sends. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    /** All reasons but that an event waits behind another. */
    private static final List<String> COUNTED = Stream.of(Reason.Kind.values())
            .filter(kind -> kind != Reason.Kind.FOLLOWS)
            .map(Reason.Kind::name)
            .toList();

    private final MongoCollection<Document> parked;

    /** What an operator gave up: a batch that comes again, or a rebuild, must not park it anew. */
    private final MongoCollection<Document> discarded;

    private final Clock clock;

    public ParkingLot(MongoDatabase database, Clock clock) {
        this.parked = database.getCollection("parkedEvents");
        this.discarded = database.getCollection("discardedEvents");
        this.clock = clock;
        parked.createIndex(
                Indexes.ascending(Field.PROCESSOR, Field.SEQUENCE, Field.INDEX), new IndexOptions().name("sequence"));
        parked.createIndex(Indexes.ascending(Field.PROCESSOR, Field.INDEX), new IndexOptions().name("order"));
        parked.createIndex(Indexes.ascending(Field.GROUP, Field.ID), new IndexOptions().name("group"));
    }

    /**
     * A group of events that were parked for the same reason.
     *
     * @param id of the group, for a retry of all
     * @param words the reason of its first event
     * @param events how many there are, those that wait behind them not counted
     */
    public record Group(String id, String processor, String type, Reason.Kind kind, String words, long events) {}

    // What the queues of the processors need

    void park(String processor, String sequence, RawEvent event, Reason reason) {
        long now = clock.millis();
        Document letter = new Document(Field.ID, id(processor, event))
                .append(Field.PROCESSOR, processor)
                .append(Field.SEQUENCE, sequence)
                .append(Field.INDEX, event.token() >= 0 ? event.token() : lastIndex(processor, sequence) + 1)
                .append(Field.TOKEN, event.token())
                .append(Field.TYPE, event.type())
                .append(Field.RAW, new Binary(event.event().toByteArray()))
                .append(Field.PARKED_AT, now)
                .append(Field.TRIED_AT, now)
                .append(Field.TRIES, reason.kind() == Reason.Kind.FOLLOWS ? 0 : 1)
                .append(Field.CLAIMED_UNTIL, 0L)
                .append(Field.KIND, reason.kind().name())
                .append(Field.WORDS, reason.words())
                .append(Field.DETAIL, reason.detail())
                .append(Field.GROUP, group(processor, event.type(), reason));
        try {
            parked.insertOne(letter);
        } catch (MongoWriteException refused) {
            // A batch that is repeated parks its events once more.
            if (refused.getError().getCode() != DUPLICATE_KEY) {
                throw refused;
            }
        }
    }

    /**
     * Whether the event is parked already, or was given up: a batch that is repeated brings its events once more.
     *
     * @param givenUpBy for which processor it may have been given up
     */
    boolean isDealtWith(String processor, String givenUpBy, RawEvent event) {
        return parked.countDocuments(eq(Field.ID, id(processor, event)))
                        + discarded.countDocuments(eq(Field.ID, id(givenUpBy, event)))
                > 0;
    }

    /** In the order of the log, and the same however often the event comes. */
    private static String id(String processor, RawEvent event) {
        return String.format(
                Locale.ROOT,
                "%s:%019d:%s",
                processor,
                Math.max(0, event.token()),
                event.event().getMessageIdentifier());
    }

    // What a rebuild needs, which makes a projection anew under another processor's name

    /**
     * Has what one processor has parked take the place of what another had. It may be repeated after it was broken off.
     *
     * @param since when the other processor stopped, in milliseconds since 1970: what it has parked later stays
     * @param mark by which what has moved already is known
     */
    public void moveAll(String from, String to, long since, String mark) {
        parked.deleteMany(and(eq(Field.PROCESSOR, to), lt(Field.PARKED_AT, since), ne(Field.MOVED_BY, mark)));
        for (Document letter : parked.find(eq(Field.PROCESSOR, from)).into(new ArrayList<>())) {
            String before = letter.getString(Field.ID);
            Document moved = new Document(letter)
                    .append(Field.ID, to + before.substring(from.length()))
                    .append(Field.PROCESSOR, to)
                    .append(Field.MOVED_BY, mark)
                    .append(
                            Field.GROUP,
                            group(
                                    to,
                                    letter.getString(Field.TYPE),
                                    new Reason(
                                            Reason.Kind.valueOf(letter.getString(Field.KIND)),
                                            letter.getString(Field.WORDS),
                                            letter.getString(Field.DETAIL))));
            parked.replaceOne(eq(Field.ID, moved.getString(Field.ID)), moved, new ReplaceOptions().upsert(true));
            remove(before);
        }
    }

    /** Forgets what a processor has parked. */
    public void clear(String processor) {
        parked.deleteMany(eq(Field.PROCESSOR, processor));
    }

    private long lastIndex(String processor, String sequence) {
        Document last = parked.find(of(processor, sequence))
                .sort(descending(Field.INDEX))
                .projection(new Document(Field.INDEX, 1))
                .first();
        return last == null ? -1 : last.getLong(Field.INDEX);
    }

    /** The first event of each sequence, in the order of the log. */
    List<Document> firsts(String processor) {
        Map<String, Document> firsts = new LinkedHashMap<>();
        parked.find(and(
                        eq(Field.PROCESSOR, processor),
                        Filters.type(Field.SEQUENCE, BsonType.STRING),
                        Filters.type(Field.INDEX, BsonType.INT64)))
                .projection(new Document(Field.RAW, 0))
                .sort(ascending(Field.INDEX))
                .forEach(letter -> firsts.putIfAbsent(letter.getString(Field.SEQUENCE), letter));
        return List.copyOf(firsts.values());
    }

    /** Takes the letter for a while, so that nobody else tries it too; empty when somebody else has it, or it is gone. */
    Optional<Document> claim(String id) {
        long now = clock.millis();
        return Optional.ofNullable(parked.findOneAndUpdate(
                and(eq(Field.ID, id), lt(Field.CLAIMED_UNTIL, now)),
                Updates.set(Field.CLAIMED_UNTIL, now + CLAIM.toMillis())));
    }

    Optional<Document> stored(String id) {
        return Optional.ofNullable(parked.find(eq(Field.ID, id)).first());
    }

    Optional<String> next(String processor, String sequence, long after) {
        return Optional.ofNullable(parked.find(and(of(processor, sequence), gt(Field.INDEX, after)))
                        .sort(ascending(Field.INDEX))
                        .projection(new Document(Field.ID, 1))
                        .first())
                .map(letter -> letter.getString(Field.ID));
    }

    void tried(String id, Reason reason) {
        Document letter = parked.find(eq(Field.ID, id))
                .projection(new Document(Field.PROCESSOR, 1).append(Field.TYPE, 1))
                .first();
        if (letter != null) {
            parked.updateOne(
                    eq(Field.ID, id),
                    Updates.combine(
                            Updates.set(Field.CLAIMED_UNTIL, 0L),
                            Updates.set(Field.TRIED_AT, clock.millis()),
                            Updates.inc(Field.TRIES, 1),
                            Updates.set(Field.KIND, reason.kind().name()),
                            Updates.set(Field.WORDS, reason.words()),
                            Updates.set(Field.DETAIL, reason.detail()),
                            Updates.set(
                                    Field.GROUP,
                                    group(letter.getString(Field.PROCESSOR), letter.getString(Field.TYPE), reason))));
        }
    }

    void release(String id) {
        parked.updateOne(eq(Field.ID, id), Updates.set(Field.CLAIMED_UNTIL, 0L));
    }

    long sequences(String processor) {
        return firsts(processor).size();
    }

    long size(String processor, String sequence) {
        return parked.countDocuments(of(processor, sequence));
    }

    // What operators ask

    /** How many events of a processor are parked. */
    public long size(String processor) {
        return parked.countDocuments(eq(Field.PROCESSOR, processor));
    }

    /** How many events are parked, by processor; those of which none is are left out. */
    public Map<String, Long> sizes() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        parked.aggregate(List.of(
                        Aggregates.match(Filters.type(Field.PROCESSOR, BsonType.STRING)),
                        new Document(
                                "$group",
                                new Document("_id", "$" + Field.PROCESSOR).append("events", new Document("$sum", 1)))))
                .forEach(each -> sizes.put(each.getString("_id"), ((Number) each.get("events")).longValue()));
        return sizes;
    }

    /**
     * One page of the parked events, in a stable order.
     *
     * @param processor empty for those of all
     * @param group empty for those of all
     * @param after the id of the last one of the page before; empty for the first page
     */
    public List<ParkedEvent> page(String processor, String group, String after, int size) {
        List<Bson> wanted = new ArrayList<>();
        wanted.add(gt(Field.ID, after));
        if (!processor.isEmpty()) {
            wanted.add(eq(Field.PROCESSOR, processor));
        }
        if (!group.isEmpty()) {
            wanted.add(eq(Field.GROUP, group));
        }
        List<ParkedEvent> page = new ArrayList<>();
        parked.find(and(wanted)).sort(ascending(Field.ID)).limit(size).forEach(letter -> page.add(shown(letter)));
        return page;
    }

    public Optional<ParkedEvent> find(String id) {
        return stored(id).map(this::shown);
    }

    /** One that cannot be read hides no other: it is shown as far as its name tells, and can be given up. */
    private ParkedEvent shown(Document letter) {
        try {
            return ParkedEvent.of(letter, isFirst(letter));
        } catch (ClassCastException | NullPointerException | IllegalArgumentException | IllegalStateException damaged) {
            return ParkedEvent.damaged(letter.getString(Field.ID));
        }
    }

    /** A parked event's place in the log. */
    public record Place(String id, long position, String eventId) {}

    /** Of all parked events, those that were behind this position. */
    public List<Place> behind(long position) {
        List<Place> places = new ArrayList<>();
        parked.find(and(gt(Field.TOKEN, position), Filters.type(Field.RAW, BsonType.BINARY)))
                .projection(new Document(Field.TOKEN, 1).append(Field.RAW, 1))
                .forEach(letter -> places.add(new Place(
                        letter.getString(Field.ID),
                        letter.getLong(Field.TOKEN),
                        RawEvent.parse(letter.get(Field.RAW, Binary.class).getData(), letter.getLong(Field.TOKEN))
                                .event()
                                .getMessageIdentifier())));
        return places;
    }

    /** Forgets a parked event of which the log knows nothing any more. */
    public void forget(Place place) {
        remove(place.id());
    }

    /** Whether events of this sequence wait for a processor to be mended. */
    public boolean contains(String processor, String sequence) {
        return parked.find(of(processor, sequence))
                        .projection(new Document(Field.ID, 1))
                        .first()
                != null;
    }

    /** What is parked, by the reason; what only waits behind others is left out. The largest groups come first. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        parked.aggregate(List.of(
                        Aggregates.match(Filters.in(Field.KIND, COUNTED)),
                        new Document(
                                "$group",
                                new Document("_id", "$" + Field.GROUP)
                                        .append("events", new Document("$sum", 1))
                                        .append(Field.PROCESSOR, new Document("$first", "$" + Field.PROCESSOR))
                                        .append(Field.TYPE, new Document("$first", "$" + Field.TYPE))
                                        .append(Field.KIND, new Document("$first", "$" + Field.KIND))
                                        .append(Field.WORDS, new Document("$first", "$" + Field.WORDS)))))
                .forEach(each -> groups.add(new Group(
                        each.getString("_id"),
                        each.getString(Field.PROCESSOR),
                        each.getString(Field.TYPE),
                        Reason.Kind.valueOf(each.getString(Field.KIND)),
                        each.getString(Field.WORDS),
                        ((Number) each.get("events")).longValue())));
        groups.sort((one, other) -> Long.compare(other.events(), one.events()));
        return groups;
    }

    /** Takes an event away that was processed after all. */
    void remove(String id) {
        parked.deleteOne(eq(Field.ID, id));
    }

    /** Gives a parked event up: it is not parked again, however often its processor comes to it and fails. */
    public void discard(String id) {
        discarded.replaceOne(
                eq(Field.ID, id),
                new Document(Field.ID, id).append(Field.DISCARDED_AT, clock.millis()),
                new ReplaceOptions().upsert(true));
        remove(id);
    }

    private boolean isFirst(Document letter) {
        return parked.find(and(
                                of(letter.getString(Field.PROCESSOR), letter.getString(Field.SEQUENCE)),
                                lt(Field.INDEX, letter.getLong(Field.INDEX))))
                        .projection(new Document(Field.ID, 1))
                        .first()
                == null;
    }

    private static Bson of(String processor, String sequence) {
        return and(eq(Field.PROCESSOR, processor), eq(Field.SEQUENCE, sequence));
    }

    private static String group(String processor, String type, Reason reason) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((processor + "\n" + type + "\n" + reason.common()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
