package shop.platform.processing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Which processors are to stand still, as the store says for all instances, those too that are started later: by an
 * operator's word, until an operator's word; or on all instances but one, which changes where the processor stands, for as
 * long as that takes. Nobody can claim a share of theirs meanwhile, except by the hand of whoever changes them.
 */
public final class Pauses {

    private static final Duration A_BATCH = Duration.ofSeconds(5);

    private static final String NAME = "_id";
    private static final String BY = "pausedBy";
    private static final String REASON = "reason";
    private static final String SINCE = "since";
    private static final String ALONE = "alone";
    private static final String ALONE_UNTIL = "aloneUntil";

    private final MongoCollection<Document> pauses;
    private final String here;
    private final Duration claim;
    private final Clock clock;
    private final ThreadLocal<Boolean> byHand = ThreadLocal.withInitial(() -> false);
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private volatile Map<String, Standstill> known = Map.of();
    private volatile boolean hasLooked;

    /** @param here this instance's name */
    Pauses(MongoCollection<Document> pauses, String here, Duration claim, Clock clock) {
        this.pauses = pauses;
        this.here = here;
        this.claim = claim;
        this.clock = clock;
    }

    /**
     * An operator's pause of a processor, on all instances.
     *
     * @param by the operator's subject, or from where it was said
     * @param reason why
     */
    public record Pause(String by, String reason, Instant since) {}

    /** @param alone whose instance alone is to work on it, until then; empty where all may */
    private record Standstill(Optional<Pause> pause, String alone, Instant aloneUntil) {}

    /** Has the processor stand still on all instances, from within a second on. One that does already goes on doing so. */
    public void pause(String processor, String by, String reason) {
        try {
            pauses.updateOne(
                    and(eq(NAME, processor), exists(SINCE, false)),
                    Updates.combine(
                            Updates.set(BY, by), Updates.set(REASON, reason), Updates.set(SINCE, clock.millis())),
                    new UpdateOptions().upsert(true));
        } catch (MongoWriteException refused) {
            isThereAlready(refused);
        }
        look();
    }

    /** Whether it was paused, and is not any more: it goes on within a second. */
    public boolean end(String processor) {
        boolean wasPaused = pauses.updateOne(
                                and(eq(NAME, processor), exists(SINCE)),
                                Updates.combine(Updates.unset(BY), Updates.unset(REASON), Updates.unset(SINCE)))
                        .getMatchedCount()
                > 0;
        forgetIfNothingIsSaid(processor);
        look();
        return wasPaused;
    }

    /** The operator's pause of a processor, as the store said last; that is asked every second. */
    public Optional<Pause> of(String processor) {
        return Optional.ofNullable(known.get(processor)).flatMap(Standstill::pause);
    }

    /** Whether this instance is to leave it alone for now, since another changes where it stands. */
    boolean isLeftToAnother(String processor) {
        return Optional.ofNullable(known.get(processor))
                .filter(still -> !still.alone().isEmpty() && !still.alone().equals(here))
                .filter(still -> still.aloneUntil().isAfter(clock.instant()))
                .isPresent();
    }

    /** Whether it is to stand still here. */
    boolean isToStandStill(String processor) {
        return of(processor).isPresent() || isLeftToAnother(processor);
    }

    /** Whether a share of it may be claimed by whoever asks on this thread. */
    boolean mayBeClaimed(String processor) {
        if (!hasLooked) {
            look();
        }
        return byHand.get() || !inHand.contains(processor) && !isToStandStill(processor);
    }

    /** Whether somebody here does something to its shares just now; it goes on by itself after that. */
    boolean isInHand(String processor) {
        return inHand.contains(processor);
    }

    /** Whether another instance has claimed one of these shares. */
    boolean areClaimedElsewhere(Collection<StoredTokens.Stored> shares) {
        long since = clock.millis() - claim.toMillis();
        return shares.stream()
                .anyMatch(
                        share -> !share.owner().isEmpty() && !share.owner().equals(here) && share.claimedAt() > since);
    }

    /** How long an instance that is there may take to let go of a share, with the batch that it is at. */
    Duration longestUntilLetGo() {
        return claim.plus(A_BATCH);
    }

    /** Does something to the shares of a processor that may stand still. Nobody else on this instance can claim one meanwhile. */
    void byHand(String processor, Runnable work) {
        inHand.add(processor);
        byHand.set(true);
        try {
            work.run();
        } finally {
            byHand.remove();
            inHand.remove(processor);
        }
    }

    /**
     * Has all other instances leave the processor alone, for two claims from now at the most. Whether they are to: not while
     * another one has said so.
     */
    boolean takeAlone(String processor) {
        Bson free = or(exists(ALONE, false), eq(ALONE, here), lt(ALONE_UNTIL, clock.millis()));
        try {
            pauses.updateOne(
                    and(eq(NAME, processor), free),
                    Updates.combine(
                            Updates.set(ALONE, here),
                            Updates.set(
                                    ALONE_UNTIL,
                                    clock.millis() + claim.multipliedBy(2).toMillis())),
                    new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException refused) {
            isThereAlready(refused);
            return false;
        }
    }

    /** All may work on it again. */
    void leaveToAll(String processor) {
        pauses.updateOne(
                and(eq(NAME, processor), eq(ALONE, here)),
                Updates.combine(Updates.unset(ALONE), Updates.unset(ALONE_UNTIL)));
        forgetIfNothingIsSaid(processor);
    }

    /** Each instance asks for these documents every second: there are none while all is well. */
    private void forgetIfNothingIsSaid(String processor) {
        pauses.deleteMany(and(eq(NAME, processor), exists(SINCE, false), exists(ALONE, false)));
    }

    private static void isThereAlready(MongoWriteException refused) {
        if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
            throw refused;
        }
    }

    /** What the store says by now. */
    void look() {
        Map<String, Standstill> now = new HashMap<>();
        pauses.find(or(exists(SINCE), ne(ALONE, here)))
                .forEach(each -> now.put(each.getString(NAME), standstill(each)));
        known = now;
        hasLooked = true;
    }

    private static Standstill standstill(Document each) {
        Number since = each.get(SINCE, Number.class);
        Number until = each.get(ALONE_UNTIL, Number.class);
        Optional<Pause> pause = Optional.ofNullable(since)
                .map(at -> new Pause(each.get(BY, ""), each.get(REASON, ""), Instant.ofEpochMilli(at.longValue())));
        return new Standstill(pause, each.get(ALONE, ""), Instant.ofEpochMilli(until == null ? 0 : until.longValue()));
    }
}
