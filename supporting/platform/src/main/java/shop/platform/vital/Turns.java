package shop.platform.vital;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Of all instances of a service, one at a time does what is done again and again. It keeps the turn for as long as it comes
 * back for it, and while a round takes its time; when a round fails, or it falls silent for three rounds, another takes over.
 * Two may do a round at the same time, when one of them has stood still in between: what is done has to bear that.
 */
public final class Turns implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Turns.class);

    private static final String NAME = "_id";
    private static final String OWNER = "owner";
    private static final String UNTIL = "until";

    /** Rounds that come more often are held up by less. */
    private static final Duration SHORTEST = Duration.ofSeconds(3);

    private static final int ROUNDS = 3;

    /** How often a turn is prolonged while its round goes on; a round that takes longer hangs, and another takes over. */
    private static final int MOST_PROLONGATIONS = 100;

    private final MongoCollection<Document> turns;
    private final Clock clock;
    private final ScheduledExecutorService prolonging;
    private final String here = UUID.randomUUID().toString();

    /** @param prolonging on whose thread a turn is prolonged while its round goes on; ends with the turns */
    public Turns(MongoCollection<Document> turns, Clock clock, ScheduledExecutorService prolonging) {
        this.turns = turns;
        this.clock = clock;
        this.prolonging = prolonging;
    }

    /**
     * The same round, which does nothing while it is another instance's turn.
     *
     * @param every how often this instance comes back for it
     */
    public Runnable taking(String name, Duration every, Runnable round) {
        return taking(name, every, round, () -> {});
    }

    /** @param otherwise what this instance does instead while it is another one's turn */
    public Runnable taking(String name, Duration every, Runnable round, Runnable otherwise) {
        Duration kept = every.multipliedBy(ROUNDS).compareTo(SHORTEST) > 0 ? every.multipliedBy(ROUNDS) : SHORTEST;
        return () -> {
            if (!take(name, kept)) {
                otherwise.run();
                return;
            }
            Future<?> keeping = keep(name, kept);
            try {
                round.run();
            } catch (RuntimeException failed) {
                // Another may be able to do what this one is not.
                giveUp(name);
                throw failed;
            } finally {
                keeping.cancel(false);
            }
        };
    }

    private Future<?> keep(String name, Duration kept) {
        AtomicInteger left = new AtomicInteger(MOST_PROLONGATIONS);
        long pause = kept.toMillis() / ROUNDS;
        return prolonging.scheduleWithFixedDelay(
                () -> {
                    if (left.decrementAndGet() >= 0) {
                        prolong(name, kept);
                    }
                },
                pause,
                pause,
                TimeUnit.MILLISECONDS);
    }

    /** Only what is still this instance's. */
    private void prolong(String name, Duration kept) {
        try {
            turns.updateOne(and(eq(NAME, name), eq(OWNER, here)), Updates.set(UNTIL, clock.millis() + kept.toMillis()));
        } catch (RuntimeException storeAway) {
            log.info("The turn of {} could not be prolonged: {}", name, storeAway.toString());
        }
    }

    /**
     * Does something once at a time among all instances.
     *
     * @param atMost how long the others leave it to this one, if it is never heard of again
     * @return nothing if another is at it
     */
    public <T> Optional<T> alone(String name, Duration atMost, Supplier<T> deed) {
        if (!take(name, atMost)) {
            return Optional.empty();
        }
        try {
            return Optional.of(deed.get());
        } finally {
            giveUp(name);
        }
    }

    private void giveUp(String name) {
        try {
            turns.deleteOne(and(eq(NAME, name), eq(OWNER, here)));
        } catch (RuntimeException storeAway) {
            log.info("The store was not told that this instance gives up {}: {}", name, storeAway.toString());
        }
    }

    private boolean take(String name, Duration kept) {
        long now = clock.millis();
        Bson mine = and(eq(NAME, name), or(eq(OWNER, here), lt(UNTIL, now)));
        try {
            turns.updateOne(
                    mine,
                    Updates.combine(Updates.set(OWNER, here), Updates.set(UNTIL, now + kept.toMillis())),
                    new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    /** Others need not wait for this one any more. */
    @Override
    public void close() {
        prolonging.shutdownNow();
        try {
            turns.deleteMany(eq(OWNER, here));
        } catch (RuntimeException storeAway) {
            log.info("The store was not told that this instance gives up its turns: {}", storeAway.toString());
        }
    }
}
