package shop.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.conversions.Bson;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An index of the embedded MongoDB in which several documents may have the same values")
class SecondaryIndexTest {

    private static final List<String> STATES = List.of("OPEN", "PAID", "SENT", "CLOSED");
    private static final Instant BEGINNING = Instant.parse("2026-11-22T09:00:00Z");

    private static final List<Bson> ORDERS = List.of(
            Sorts.descending("at", "_id"),
            Sorts.ascending("at", "_id"),
            Sorts.ascending("_id"),
            Sorts.ascending("numbers", "_id"),
            Sorts.descending("numbers", "_id"));

    @TempDir
    Path folder;

    private final Random random = new Random(20261130);

    @Test
    @DisplayName("changes no answer: whatever is asked, all is found that is found without it, in the same order")
    void changesNoAnswer() {
        try (var server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                var client = MongoClients.create(server.uri("shop"))) {
            MongoDatabase shop = client.getDatabase("shop");
            write(shop);
            askBoth(shop);
        }
        try (var server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                var client = MongoClients.create(server.uri("shop"))) {
            askBoth(client.getDatabase("shop"));
        }
    }

    @Test
    @DisplayName("goes with its collection, when that takes another's place")
    void isRenamed() {
        try (var server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                var client = MongoClients.create(server.uri("shop"))) {
            MongoDatabase shop = client.getDatabase("shop");
            write(shop);
            for (String name : List.of("indexed", "plain")) {
                shop.getCollection(name)
                        .renameCollection(
                                new MongoNamespace("shop.other-" + name),
                                new RenameCollectionOptions().dropTarget(true));
                shop.getCollection(name).insertOne(new org.bson.Document("_id", "alone").append("state", "OPEN"));
                shop.getCollection("other-" + name)
                        .renameCollection(
                                new MongoNamespace("shop." + name), new RenameCollectionOptions().dropTarget(true));
            }
            askBoth(shop);
        }
        try (var server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                var client = MongoClients.create(server.uri("shop"))) {
            assertThat(client.getDatabase("shop").listCollectionNames()).containsOnly("indexed", "plain");
            askBoth(client.getDatabase("shop"));
        }
    }

    @Test
    @DisplayName("counts what is there between two commands, whatever is written meanwhile")
    void countsBetweenCommands() {
        try (var server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                var client = MongoClients.create(server.uri("shop"))) {
            MongoCollection<org.bson.Document> orders =
                    client.getDatabase("shop").getCollection("orders");
            orders.createIndex(Indexes.ascending("state"));
            orders.insertOne(new org.bson.Document("_id", "order").append("state", "SENT"));
            var over = new AtomicBoolean();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    orders.insertOne(new org.bson.Document("_id", "other").append("state", "OPEN"));
                    orders.deleteOne(Filters.eq("other"));
                }
            });
            try {
                for (int time = 0; time < 500; time++) {
                    assertThat(orders.countDocuments(Filters.eq("state", "SENT")))
                            .isEqualTo(1);
                    assertThat(orders.countDocuments(Filters.eq("state", "PAID")))
                            .isZero();
                }
            } finally {
                over.set(true);
            }
            assertThat(writing).succeedsWithin(Duration.ofMinutes(1));
        }
    }

    @Test
    @DisplayName("knows documents with an empty list, and numbers of several types")
    void smallPrint() {
        try (var server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                var client = MongoClients.create(server.uri("shop"))) {
            MongoCollection<org.bson.Document> tagged =
                    client.getDatabase("shop").getCollection("tagged");
            tagged.createIndex(Indexes.ascending("state", "tags"));
            tagged.insertOne(
                    new org.bson.Document("_id", "none").append("state", "OPEN").append("tags", List.of()));
            assertThat(tagged.find(Filters.eq("state", "OPEN"))).hasSize(1);
            tagged.updateOne(Filters.eq("none"), Updates.set("state", "PAID"));
            assertThat(tagged.find(Filters.eq("state", "PAID"))).hasSize(1);
            assertThat(tagged.countDocuments(Filters.eq("state", "OPEN"))).isZero();

            MongoCollection<org.bson.Document> counted =
                    client.getDatabase("shop").getCollection("counted");
            counted.createIndex(Indexes.ascending("number"));
            counted.insertOne(new org.bson.Document("_id", "one").append("number", 1));
            assertThat(counted.find(Filters.in("number", 1, 1L, 1.0))).hasSize(1);
            assertThat(counted.countDocuments(Filters.in("number", 1, 1L, 1.0))).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("is refused a document with two lists, which is then nowhere")
    void refusesTwoLists() {
        try (var server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                var client = MongoClients.create(server.uri("shop"))) {
            MongoCollection<org.bson.Document> orders =
                    client.getDatabase("shop").getCollection("orders");
            orders.createIndex(Indexes.ascending("tags", "skus"));
            org.bson.Document twoLists = new org.bson.Document("_id", "order")
                    .append("tags", List.of("A", "B"))
                    .append("skus", List.of("MUG", "TEA"));

            assertThatThrownBy(() -> orders.insertOne(twoLists)).isInstanceOf(MongoWriteException.class);

            assertThat(orders.countDocuments()).isZero();
            assertThat(orders.find(Filters.eq("order")).first()).isNull();
        }
    }

    @Test
    @DisplayName("is filled with what was there before it")
    void isFilled() {
        try (var server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                var client = MongoClients.create(server.uri("shop"))) {
            MongoDatabase shop = client.getDatabase("shop");
            IntStream.range(0, 50).forEach(number -> {
                shop.getCollection("indexed").insertOne(some(number));
                shop.getCollection("plain")
                        .insertOne(shop.getCollection("indexed")
                                .find(Filters.eq(id(number)))
                                .first());
            });
            index(shop.getCollection("indexed"));
            askBoth(shop);
        }
    }

    @Test
    @DisplayName("reads only what has the values that are asked for, and ends with the last that is wanted")
    void readsLittle() {
        try (MVStore store = DocumentFile.store(null)) {
            MVMap<de.bwaldvogel.mongo.backend.KeyValue, Object> entries = store.openMap(
                    "entries",
                    new MVMap.Builder<de.bwaldvogel.mongo.backend.KeyValue, Object>()
                            .keyType(BsonType.ofKeys())
                            .valueType(BsonType.ofValues()));
            var index = new SecondaryIndex(
                    entries,
                    new HashMap<>(),
                    "placed-by-status",
                    List.of(new IndexKey("state", true), new IndexKey("at", false), new IndexKey("_id", false)));
            IntStream.range(0, 40)
                    .forEach(number -> index.add(
                            new Document("_id", id(number))
                                    .append("state", STATES.get(number % 4))
                                    .append("at", BEGINNING.plusSeconds(number)),
                            id(number),
                            null));
            Document latestFirst = new Document("at", -1).append("_id", -1);

            var two = index.plan(
                            Conditions.of(new Document("state", new Document("$in", List.of("PAID", "CLOSED")))),
                            latestFirst,
                            true)
                    .orElseThrow();
            assertThat(two.ordered()).isTrue();
            assertThat(two.positions().limit(4)).containsExactly(id(39), id(37), id(35), id(33));
            assertThat(two.positions()).hasSize(20);

            var early = index.plan(
                            Conditions.of(new Document(
                                    "$and",
                                    List.of(
                                            new Document("state", "PAID"),
                                            new Document("at", new Document("$lt", BEGINNING.plusSeconds(9)))))),
                            latestFirst,
                            true)
                    .orElseThrow();
            assertThat(early.positions()).containsExactly(id(9), id(5), id(1));

            assertThat(index.count(Conditions.of(new Document("state", "PAID"))))
                    .contains(10);
            assertThat(index.count(Conditions.of(new Document("state", "PAID").append("other", 1))))
                    .isEmpty();
            assertThat(index.plan(Conditions.of(new Document("other", 1)), null, true))
                    .isEmpty();
        }
    }

    private void write(MongoDatabase shop) {
        MongoCollection<org.bson.Document> indexed = shop.getCollection("indexed");
        MongoCollection<org.bson.Document> plain = shop.getCollection("plain");
        index(indexed);
        for (int number = 0; number < 200; number++) {
            org.bson.Document document = some(number);
            indexed.insertOne(document);
            plain.insertOne(document);
        }
        for (int change = 0; change < 100; change++) {
            Bson which = Filters.eq(id(random.nextInt(200)));
            org.bson.Document to = some(0);
            Bson update = random.nextBoolean()
                    ? Updates.combine(
                            Updates.set("state", to.get("state")),
                            Updates.set("tags", to.get("tags")),
                            Updates.unset("at"))
                    : Updates.combine(Updates.set("at", to.get("at")), Updates.set("lines", to.get("lines")));
            indexed.updateOne(which, update);
            plain.updateOne(which, update);
            if (change % 5 == 0) {
                Bson gone = Filters.eq(id(random.nextInt(200)));
                indexed.deleteOne(gone);
                plain.deleteOne(gone);
            }
        }
    }

    private static void index(MongoCollection<?> collection) {
        collection.createIndex(Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("at", "_id")));
        collection.createIndex(Indexes.descending("at", "_id"));
        collection.createIndex(Indexes.compoundIndex(Indexes.ascending("tags"), Indexes.descending("at", "_id")));
        collection.createIndex(Indexes.ascending("state", "tags"));
        collection.createIndex(Indexes.ascending("lines.sku"));
        collection.createIndex(Indexes.ascending("numbers", "_id"));
    }

    private org.bson.Document some(int number) {
        org.bson.Document document =
                new org.bson.Document("_id", id(number)).append("state", STATES.get(random.nextInt(4)));
        if (random.nextInt(10) > 0) {
            document.append("at", Date.from(BEGINNING.plusSeconds(random.nextInt(50))));
        }
        document.append(
                "tags",
                IntStream.range(0, random.nextInt(3)).mapToObj(any -> state()).toList());
        document.append(
                "lines",
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(any -> new org.bson.Document("sku", state()))
                        .toList());
        document.append(
                "numbers",
                random.nextBoolean()
                        ? random.nextInt(5)
                        : List.of((long) random.nextInt(5), (double) random.nextInt(5)));
        return document;
    }

    private void askBoth(MongoDatabase shop) {
        for (int question = 0; question < 120; question++) {
            Bson asked = question();
            Bson order = ORDERS.get(random.nextInt(ORDERS.size()));
            int limit = random.nextInt(3) * 5;
            assertThat(found(shop, "indexed", asked, order, limit))
                    .as("%s, %s, %s", asked, order, limit)
                    .isEqualTo(found(shop, "plain", asked, order, limit));
            assertThat(shop.getCollection("indexed").countDocuments(asked))
                    .as("how many: %s", asked)
                    .isEqualTo(shop.getCollection("plain").countDocuments(asked));
        }
    }

    private static List<org.bson.Document> found(
            MongoDatabase shop, String collection, Bson asked, Bson order, int limit) {
        return shop.getCollection(collection)
                .find(asked)
                .sort(order)
                .limit(limit)
                .into(new ArrayList<>());
    }

    private Bson question() {
        List<Bson> conditions = new ArrayList<>();
        if (random.nextBoolean()) {
            conditions.add(
                    random.nextBoolean()
                            ? Filters.eq("state", state())
                            : Filters.in("state", state(), state(), state()));
        }
        if (random.nextInt(3) == 0) {
            conditions.add(random.nextBoolean() ? Filters.eq("tags", state()) : Filters.in("tags", state(), state()));
        }
        if (random.nextInt(4) == 0) {
            conditions.add(Filters.eq("lines.sku", state()));
        }
        if (random.nextInt(3) == 0) {
            int least = random.nextInt(4);
            conditions.add(Filters.gt("numbers", least));
            conditions.add(Filters.lt("numbers", least + random.nextInt(4)));
        }
        if (random.nextInt(5) == 0) {
            conditions.add(Filters.in("numbers", 1, 1L, 1.0, 2));
        }
        if (random.nextInt(3) == 0) {
            Date at = Date.from(BEGINNING.plusSeconds(random.nextInt(50)));
            conditions.add(
                    random.nextBoolean()
                            ? Filters.gte("at", at)
                            : Filters.or(
                                    Filters.lt("at", at),
                                    Filters.and(Filters.eq("at", at), Filters.lt("_id", id(random.nextInt(200))))));
        }
        if (random.nextInt(4) == 0) {
            conditions.add(Filters.ne("state", state()));
        }
        if (random.nextInt(6) == 0) {
            conditions.add(Filters.eq("at", null));
        }
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }

    private String state() {
        return STATES.get(random.nextInt(4));
    }

    private static String id(int number) {
        return "order-%03d".formatted(number);
    }
}
