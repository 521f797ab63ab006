package shop.payment.statement;

import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Lets tests of other rooms have statements. */
public final class StatementsForTests {

    private StatementsForTests() {}

    public static Object projection(MongoTemplate mongo) {
        return new StatementProjection(mongo, SimpleQueryUpdateEmitter.builder().build());
    }

    public static Journals journals(MongoTemplate mongo) {
        return new Journals(mongo);
    }
}
