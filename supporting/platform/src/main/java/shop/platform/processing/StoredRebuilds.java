package shop.platform.processing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The last rebuild of each projection, in the store, so that it outlives the instance that does it. One instance at a time
 * does it, and says so again and again; when it falls silent, another goes on.
 */
final class StoredRebuilds {

    private static final String PROCESSOR = "_id";
    private static final String ID = "rebuild";
    private static final String STATE = "state";
    private static final String STARTED_BY = "startedBy";
    private static final String STARTED_AT = "startedAt";
    private static final String ENDED_AT = "endedAt";
    private static final String BEGUN = "begun";
    private static final String POSITION = "position";
    private static final String SWITCHED_AT = "switchedAt";
    private static final String MESSAGE = "message";
    private static final String OWNER = "owner";
    private static final String OWNED_UNTIL = "ownedUntil";

    private static final Bson UNDER_WAY = in(
            STATE,
            Stream.of(Rebuild.State.values())
                    .filter(Rebuild.State::isUnderWay)
                    .map(Enum::name)
                    .toList());

    private final MongoCollection<Document> rebuilds;
    private final Duration claim;
    private final Clock clock;
    private final String here = UUID.randomUUID().toString();

    /** @param claim how long an instance may be silent before another goes on */
    StoredRebuilds(MongoCollection<Document> rebuilds, Duration claim, Clock clock) {
        this.rebuilds = rebuilds;
        this.claim = claim;
        this.clock = clock;
    }

    /**
     * A rebuild as the store has it.
     *
     * @param begun whether its documents and tokens have been begun
     * @param position from where all go on after the switch
     * @param switchedAt when the processor of the present one was stopped for it, in milliseconds since 1970
     */
    record Stored(
            String processor,
            String id,
            Rebuild.State state,
            String startedBy,
            Instant startedAt,
            Optional<Instant> endedAt,
            boolean begun,
            long position,
            long switchedAt,
            String message) {}

    /** Begins one, unless one is under way already. */
    void begin(String processor, String startedBy) {
        Document begun = new Document(PROCESSOR, processor)
                .append(ID, UUID.randomUUID().toString())
                .append(STATE, Rebuild.State.RUNNING.name())
                .append(STARTED_BY, startedBy)
                .append(STARTED_AT, clock.millis())
                .append(BEGUN, false)
                .append(POSITION, -1L)
                .append(SWITCHED_AT, 0L)
                .append(MESSAGE, "")
                .append(OWNER, "")
                .append(OWNED_UNTIL, 0L);
        try {
            rebuilds.replaceOne(
                    and(eq(PROCESSOR, processor), in(STATE, Rebuild.State.DONE.name(), Rebuild.State.CANCELLED.name())),
                    begun,
                    new ReplaceOptions().upsert(true));
        } catch (MongoWriteException refused) {
            // One that is under way goes on.
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
        }
    }

    Optional<Stored> find(String processor) {
        return Optional.ofNullable(rebuilds.find(eq(PROCESSOR, processor)).first())
                .map(StoredRebuilds::stored);
    }

    /** Those under way that are for this instance to do, until its claim runs out. */
    List<Stored> mine() {
        List<Stored> mine = new ArrayList<>();
        for (Document each : rebuilds.find(UNDER_WAY).into(new ArrayList<>())) {
            Bson free = or(eq(OWNER, here), lt(OWNED_UNTIL, clock.millis()));
            Optional.ofNullable(rebuilds.findOneAndUpdate(
                            and(eq(PROCESSOR, each.getString(PROCESSOR)), eq(ID, each.getString(ID)), free),
                            Updates.combine(
                                    Updates.set(OWNER, here),
                                    Updates.set(OWNED_UNTIL, clock.millis() + claim.toMillis()))))
                    .map(StoredRebuilds::stored)
                    .ifPresent(mine::add);
        }
        return mine;
    }

    /** Others may do them at once. */
    void release() {
        rebuilds.updateMany(eq(OWNER, here), Updates.set(OWNED_UNTIL, 0L));
    }

    void begun(Stored rebuild) {
        set(rebuild, Updates.set(BEGUN, true));
    }

    /** Whether it is given up from now on; one that is being switched, or is over, is not. */
    boolean cancel(String processor) {
        return rebuilds.updateOne(
                                and(eq(PROCESSOR, processor), eq(STATE, Rebuild.State.RUNNING.name())),
                                Updates.set(STATE, Rebuild.State.CANCELLING.name()))
                        .getMatchedCount()
                > 0;
    }

    void abandon(String processor) {
        rebuilds.updateOne(
                and(eq(PROCESSOR, processor), UNDER_WAY), Updates.set(STATE, Rebuild.State.CANCELLING.name()));
    }

    void says(Stored rebuild, String message) {
        if (!rebuild.message().equals(message)) {
            set(rebuild, Updates.set(MESSAGE, message));
        }
    }

    /** Whether it is to be switched; it is not when it was given up meanwhile. */
    boolean switches(Stored rebuild, long position) {
        return rebuilds.updateOne(
                                and(
                                        eq(PROCESSOR, rebuild.processor()),
                                        eq(ID, rebuild.id()),
                                        eq(STATE, Rebuild.State.RUNNING.name())),
                                Updates.combine(
                                        Updates.set(STATE, Rebuild.State.SWITCHING.name()),
                                        Updates.set(POSITION, position),
                                        Updates.set(SWITCHED_AT, clock.millis())))
                        .getMatchedCount()
                > 0;
    }

    void ended(Stored rebuild, Rebuild.State state) {
        set(
                rebuild,
                Updates.combine(
                        Updates.set(STATE, state.name()),
                        Updates.set(MESSAGE, ""),
                        Updates.set(ENDED_AT, clock.millis()),
                        Updates.set(OWNED_UNTIL, 0L)));
    }

    private void set(Stored rebuild, Bson update) {
        rebuilds.updateOne(and(eq(PROCESSOR, rebuild.processor()), eq(ID, rebuild.id())), update);
    }

    private static Stored stored(Document rebuild) {
        return new Stored(
                rebuild.getString(PROCESSOR),
                rebuild.getString(ID),
                Rebuild.State.valueOf(rebuild.getString(STATE)),
                rebuild.getString(STARTED_BY),
                Instant.ofEpochMilli(rebuild.getLong(STARTED_AT)),
                Optional.ofNullable(rebuild.getLong(ENDED_AT)).map(Instant::ofEpochMilli),
                rebuild.getBoolean(BEGUN),
                rebuild.getLong(POSITION),
                rebuild.getLong(SWITCHED_AT),
                rebuild.getString(MESSAGE));
    }
}
