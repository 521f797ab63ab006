package shop.platform.operations;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import org.bson.Document;
import shop.platform.outside.Patience;
import shop.platform.processing.RecognisedLog;

/**
 * What an operator changes is recorded in the log and kept in the store. Both are asked before it is begun: where one of them
 * is silent, or the store has no room, the operator hears that within a second, and nothing was done.
 */
final class StoreAndLog {

    private static final String LAST = "last";

    private final Patience patience;
    private final MongoCollection<Document> asked;
    private final RecognisedLog log;
    private final Clock clock;

    /** @param asked keeps when it was asked for the last time: whoever takes that has room */
    StoreAndLog(Patience patience, MongoCollection<Document> asked, RecognisedLog log, Clock clock) {
        this.patience = patience;
        this.asked = asked;
        this.log = log;
        this.clock = clock;
    }

    /** For what is recorded and no more. */
    void logMustAnswer() {
        patience.ask(log::head);
    }

    /** @throws RuntimeException what the store says when it is full, or that one of them does not answer */
    void mustAnswer() {
        patience.ask(() -> {
            asked.replaceOne(
                    Filters.eq(LAST),
                    new Document("_id", LAST).append("at", clock.millis()),
                    new ReplaceOptions().upsert(true));
            return log.head();
        });
    }
}
