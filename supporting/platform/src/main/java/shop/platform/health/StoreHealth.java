package shop.platform.health;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCluster;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the store answers, in less time than those wait who ask for the health. */
final class StoreHealth extends AbstractHealthIndicator {

    /** Less than the two seconds that the gateway gives a service. */
    private static final long MILLIS = 1_500;

    private final MongoCluster store;
    private final String database;

    StoreHealth(MongoClient store, String database) {
        super("The store does not answer");
        this.store = store.withTimeout(MILLIS, TimeUnit.MILLISECONDS);
        this.database = database;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        // The embedded store refuses to list while it has no room to write.
        store.listDatabaseNames().first();
        Document greeting = store.getDatabase(database).runCommand(new Document("hello", 1));
        health.up().withDetail("database", database).withDetail("maxWireVersion", greeting.get("maxWireVersion"));
    }
}
