package shop.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The embedded MongoDB")
class EmbeddedMongoTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("finds after a restart what was written before it")
    void keepsData() {
        try (var server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                var client = MongoClients.create(server.uri("shop"))) {
            client.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", "order-1"));
        }
        try (var server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                var client = MongoClients.create(server.uri("shop"))) {
            assertThat(client.getDatabase("shop").getCollection("orders").countDocuments())
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("has a collection take another's place, and finds it there after a restart")
    void renames() {
        try (var server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                var client = MongoClients.create(server.uri("shop"))) {
            var shop = client.getDatabase("shop");
            shop.getCollection("orders").insertOne(new Document("_id", "order-1"));
            shop.getCollection("orders").insertOne(new Document("_id", "order-2"));
            var next = shop.getCollection("orders-next");
            next.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            next.insertOne(new Document("_id", "order-1").append("number", 7));

            next.renameCollection(new MongoNamespace("shop.orders"), new RenameCollectionOptions().dropTarget(true));

            holdsTheOtherOne(shop);
        }
        try (var server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                var client = MongoClients.create(server.uri("shop"))) {
            holdsTheOtherOne(client.getDatabase("shop"));
        }
    }

    @Test
    @DisplayName("is never seen without a collection while another takes its place")
    void renamesBetweenCommands() throws Exception {
        try (var server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                var client = MongoClients.create(server.uri("shop"))) {
            var shop = client.getDatabase("shop");
            shop.getCollection("orders").insertOne(new Document("_id", "order-1"));
            var over = new AtomicBoolean();
            CompletableFuture<Boolean> alwaysThere = CompletableFuture.supplyAsync(() -> {
                while (!over.get()) {
                    if (shop.getCollection("orders")
                                    .find(Filters.eq("_id", "order-1"))
                                    .first()
                            == null) {
                        return false;
                    }
                }
                return true;
            });

            for (int time = 0; time < 100; time++) {
                shop.getCollection("orders-next").insertOne(new Document("_id", "order-1"));
                shop.getCollection("orders-next")
                        .renameCollection(
                                new MongoNamespace("shop.orders"), new RenameCollectionOptions().dropTarget(true));
            }
            over.set(true);

            assertThat(alwaysThere.get(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static void holdsTheOtherOne(MongoDatabase shop) {
        MongoCollection<Document> orders = shop.getCollection("orders");
        assertThat(shop.listCollectionNames()).contains("orders").doesNotContain("orders-next");
        assertThat(orders.find()).containsExactly(new Document("_id", "order-1").append("number", 7));
        assertThat(orders.find(Filters.eq("_id", "order-1")).first()).isNotNull();
        assertThatThrownBy(() -> orders.insertOne(new Document("_id", "order-1").append("number", 8)))
                .isInstanceOf(MongoWriteException.class);
        assertThatThrownBy(() -> orders.insertOne(new Document("_id", "order-8").append("number", 7)))
                .isInstanceOf(MongoWriteException.class);
        assertThat(orders.updateOne(Filters.eq("number", 7), Updates.set("number", 7))
                        .getMatchedCount())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("answers the hello of health checks")
    void saysHello() {
        try (var server = EmbeddedMongo.inMemory();
                var client = MongoClients.create(server.uri("shop"))) {
            assertThat(client.getDatabase("shop").runCommand(new Document("hello", 1)))
                    .containsKey("maxWireVersion");
        }
    }

    @Test
    @DisplayName("keeps what a user has written from every other, and from nobody in particular")
    void keepsOthersOut() {
        try (var server = EmbeddedMongo.inMemory();
                var owner = MongoClients.create(server.uri("order"));
                var other = MongoClients.create(server.uri("payment"));
                var nobody = MongoClients.create(server.uri("order").replaceFirst("//.*@", "//"))) {
            owner.getDatabase("order").getCollection("orders").insertOne(new Document("_id", "order-1"));

            assertThat(owner.getDatabase("order").getCollection("orders").countDocuments())
                    .isEqualTo(1);
            for (MongoClient stranger : List.of(other, nobody)) {
                assertThatThrownBy(() -> stranger.getDatabase("order")
                                .getCollection("orders")
                                .find()
                                .first())
                        .isInstanceOf(MongoCommandException.class)
                        .hasMessageContaining("not authorized on order");
                assertThatThrownBy(() -> stranger.getDatabase("order")
                                .getCollection("orders")
                                .renameCollection(new MongoNamespace("payment.orders")))
                        .isInstanceOf(MongoCommandException.class)
                        .hasMessageContaining("not authorized");
                assertThatThrownBy(() -> stranger.getDatabase("order").drop())
                        .isInstanceOf(MongoCommandException.class);
            }
            assertThat(owner.listDatabaseNames()).containsExactly("order");
            assertThat(other.listDatabaseNames()).isEmpty();
            assertThatThrownBy(() -> nobody.listDatabaseNames().first()).isInstanceOf(MongoCommandException.class);
        }
    }

    @Test
    @DisplayName("lets nobody in who does not know the password")
    void asksForAPassword() {
        try (var server = EmbeddedMongo.inMemory();
                var client = MongoClients.create(server.uri("order").replace("order-secret", "guessed"))) {
            assertThatThrownBy(() ->
                            client.getDatabase("order").listCollectionNames().first())
                    .isInstanceOf(MongoSecurityException.class);
        }
    }
}
