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
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Of all instances of a service, one at a time does what is done again and again. It keeps the turn for as long as it comes
 * back for it; when a round fails, or it falls silent for three rounds, another takes over. Two may do a round at the same
 * time, when one of them has stood still in between: what is done has to bear that.
 */
public final class Turns implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Turns.class);

    private static final String NAME = "_id";
    private static final String OWNER = "owner";
    private static final String UNTIL = "until";

    /** Rounds that come more often are held up by less. */
    private static final Duration SHORTEST = Duration.ofSeconds(3);

    private static final int ROUNDS = 3;

    private final MongoCollection<Document> turns;
    private final Clock clock;
    private final String here = UUID.randomUUID().toString();

    public Turns(MongoCollection<Document> turns, Clock clock) {
        this.turns = turns;
        this.clock = clock;
    }

    /**
     * The same round, which does nothing while it is another instance's turn.
     *
     * @param every how often this instance comes back for it
     */
    public Runnable taking(String name, Duration every, Runnable round) {
        Duration kept = every.multipliedBy(ROUNDS).compareTo(SHORTEST) > 0 ? every.multipliedBy(ROUNDS) : SHORTEST;
        return () -> {
            if (take(name, kept)) {
                try {
                    round.run();
                } catch (RuntimeException failed) {
                    // Another may be able to do what this one is not.
                    giveUp(name);
                    throw failed;
                }
            }
        };
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
        try {
            turns.deleteMany(eq(OWNER, here));
        } catch (RuntimeException storeAway) {
            log.info("The store was not told that this instance gives up its turns: {}", storeAway.toString());
        }
    }
}
