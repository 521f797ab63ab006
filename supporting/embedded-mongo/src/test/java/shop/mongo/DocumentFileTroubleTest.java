package shop.mongo;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is planted here is what the store sees: too little room as the file system reports it, a write that fails, changed
 * bytes. That a real disk fails in no other way is not proven.
 */
@DisplayName("The file of the embedded MongoDB, in trouble,")
class DocumentFileTroubleTest {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final int VIEWS = 500;

    @TempDir
    private Path folder;

    private final BlockingQueue<String> ending = new LinkedBlockingQueue<>();
    private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);

    @Test
    @DisplayName("refuses changes while the disk is full, answers reads, and goes on by itself once there is room")
    void full() throws Exception {
        Path file = folder.resolve("documents.mv");
        MongoServer server =
                server(new DocumentFile(DocumentFile.store(file.toString()), file, SOON, room::get, ending::add));
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
            MongoCollection<Document> views = views(client);
            views.insertOne(new Document("_id", "before"));

            room.set(1);
            await().atMost(Duration.ofSeconds(60)).until(() -> isRefused(views, "meanwhile"));

            assertThatThrownBy(() -> views.insertOne(new Document("_id", "refused")))
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining("is full");
            assertThatThrownBy(() -> client.listDatabaseNames().first()).hasMessageContaining("is full");
            assertThat(views.find(new Document("_id", "before")).first()).isNotNull();

            room.set(Long.MAX_VALUE);
            await().atMost(Duration.ofSeconds(60)).until(() -> !isRefused(views, "afterwards"));
        } finally {
            server.shutdownNow();
        }
        assertThat(ending).isEmpty();
        assertThat(ids(file)).contains("before", "afterwards").doesNotContain("refused");
    }

    @Test
    @DisplayName("ends with a sentence when a write fails, and has after that what was written before")
    void writeFails() throws Exception {
        FailingDisk.register();
        Path file = folder.resolve("documents.mv");
        new SafeVersion(file).begin();
        var documents = new DocumentFile(DocumentFile.store("failing:" + file), file, SOON, room::get, ending::add);
        MongoServer server = server(documents);
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
            MongoCollection<Document> views = views(client);
            views.insertOne(new Document("_id", "before"));
            documents.commit();

            FailingDisk.fill();
            views.insertOne(new Document("_id", "lost"));

            assertThat(ending.poll(60, SECONDS)).contains(file.toString(), "see to the disk, and start again");
            assertThatThrownBy(() -> views.find().first()).isInstanceOf(MongoException.class);
        } finally {
            server.shutdownNow();
        }
        assertThat(ids(file)).containsExactly("before");
    }

    @Test
    @DisplayName("ends with a sentence when what commits fails in a way that nobody thought of")
    void commitFailsUnexpectedly() throws Exception {
        Path file = folder.resolve("documents.mv");
        MongoServer server = server(new DocumentFile(
                DocumentFile.store(file.toString()),
                file,
                SOON,
                () -> {
                    throw new IllegalStateException("planted");
                },
                ending::add));
        try {
            assertThat(ending.poll(60, SECONDS)).contains(file.toString());
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    @DisplayName("is named when it is damaged, with the way out, which keeps it and begins anew")
    void damaged() throws Exception {
        fill();
        Path file = folder.resolve("documents.mv");
        byte[] garbage = new byte[(int) Files.size(file)];
        Files.write(file, garbage);

        assertThatThrownBy(() -> EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0)))
                .isInstanceOf(UnusableDocuments.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--shop.mongo.rebuild=true");
        try (EmbeddedMongo mongo = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0), true, ending::add);
                MongoClient client = MongoClients.create(mongo.uri("order"))) {
            assertThat(client.getDatabase("order").getCollection("views").countDocuments())
                    .isZero();
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(kept -> kept.getFileName().toString().startsWith("documents.mv.damaged-")))
                    .singleElement()
                    .satisfies(kept -> assertThat(Files.readAllBytes(kept)).isEqualTo(garbage));
        }
    }

    /** Where it is torn, in how many parts of its length; 1 leaves it whole. */
    @ParameterizedTest
    @DisplayName(
            "never seems to hold less than it did, wherever it is cut or overwritten: it is named with the way out")
    @MethodSource("tears")
    void torn(Tear tear) throws Exception {
        fill();
        Path file = folder.resolve("documents.mv");
        tear.on(file);
        byte[] torn = Files.readAllBytes(file);

        try (EmbeddedMongo mongo = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0), false, ending::add);
                MongoClient client = MongoClients.create(mongo.uri("order"))) {
            assertWhole(client);
        } catch (UnusableDocuments refused) {
            assertThat(refused).hasMessageContaining(file.toString()).hasMessageContaining("--shop.mongo.rebuild=true");
            assertThat(Files.readAllBytes(file)).as("the damaged file").isEqualTo(torn);
        } catch (MongoException | AssertionError cutShort) {
            assertThat(ending.poll(60, SECONDS))
                    .as("what whoever runs it is told, where a reader has met: " + cutShort)
                    .contains(file.toString(), "--shop.mongo.rebuild=true");
        }

        try (EmbeddedMongo mongo = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0), true, ending::add);
                MongoClient client = MongoClients.create(mongo.uri("order"))) {
            MongoCollection<Document> views = client.getDatabase("order").getCollection("views");
            assertThat(views.countDocuments()).isIn(0L, (long) VIEWS);
            views.insertOne(new Document("_id", "afterwards"));
        }
    }

    private static void assertWhole(MongoClient client) {
        MongoCollection<Document> views = client.getDatabase("order").getCollection("views");
        for (int number = 0; number < VIEWS; number++) {
            assertThat(views.find(new Document("_id", "view-" + number)).first())
                    .isEqualTo(view(number));
        }
        assertThat(views.countDocuments()).isEqualTo(VIEWS);
    }

    private static Stream<Tear> tears() {
        return IntStream.rangeClosed(0, 24)
                .boxed()
                .flatMap(part -> Stream.of(new Tear("cut", part), new Tear("zeroed", part), new Tear("changed", part)));
    }

    /** Damage at so many twenty-fifths of the file: all behind is gone, a block is empty, or a byte is another. */
    private record Tear(String kind, int part) {

        private void on(Path file) throws IOException {
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                long at = bytes.length() * part / 25;
                bytes.seek(at);
                switch (kind) {
                    case "cut" -> bytes.setLength(at);
                    case "zeroed" -> bytes.write(new byte[(int) Math.min(4096, bytes.length() - at)]);
                    default -> {
                        int was = bytes.read();
                        bytes.seek(at);
                        bytes.write(was ^ 0x55);
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("is not taken for whole when nobody noted how far it had come, and begins anew when it was taken away")
    void withoutItsNote() throws Exception {
        fill();
        Files.delete(folder.resolve("documents.mv.safe"));
        assertThatThrownBy(() -> EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0)))
                .isInstanceOf(UnusableDocuments.class)
                .hasMessageContaining("documents.mv.safe")
                .hasMessageContaining("--shop.mongo.rebuild=true");

        Files.delete(folder.resolve("documents.mv"));
        fill();
    }

    @Test
    @DisplayName("stays when it is sound, though it is asked to be made anew")
    void sound() {
        fill();

        try (EmbeddedMongo mongo = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0), true, ending::add);
                MongoClient client = MongoClients.create(mongo.uri("order"))) {
            assertThat(client.getDatabase("order").getCollection("views").countDocuments())
                    .isEqualTo(VIEWS);
        }
    }

    @Test
    @DisplayName("is told to be in use when it is")
    void inUse() {
        try (EmbeddedMongo first = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0))) {
            assertThat(first.uri("order")).isNotEmpty();
            assertThatThrownBy(() -> EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0), true, ending::add))
                    .isInstanceOf(UnusableDocuments.class)
                    .hasMessageContaining("is in use");
        }
    }

    private void fill() {
        try (EmbeddedMongo mongo = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
                MongoClient client = MongoClients.create(mongo.uri("order"))) {
            MongoCollection<Document> views = client.getDatabase("order").getCollection("views");
            views.createIndex(Indexes.ascending("customer"));
            views.insertMany(IntStream.range(0, VIEWS)
                    .mapToObj(DocumentFileTroubleTest::view)
                    .toList());
        }
    }

    private static Document view(int number) {
        return new Document("_id", "view-" + number)
                .append("customer", "customer-" + number % 7)
                .append("text", "text of view " + number);
    }

    private List<String> ids(Path file) {
        MongoServer server = server(DocumentFile.open(file, SOON));
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
            return views(client).find().map(view -> view.getString("_id")).into(new ArrayList<>());
        } finally {
            server.shutdownNow();
        }
    }

    private static MongoServer server(DocumentFile file) {
        return new MongoServer(file.version(ServerVersion.MONGO_5_0));
    }

    private static MongoCollection<Document> views(MongoClient client) {
        return client.getDatabase("shop").getCollection("views");
    }

    private static boolean isRefused(MongoCollection<Document> views, String id) {
        try {
            views.replaceOne(new Document("_id", id), new Document("_id", id), new ReplaceOptions().upsert(true));
            return false;
        } catch (MongoException refusal) {
            return true;
        }
    }
}
