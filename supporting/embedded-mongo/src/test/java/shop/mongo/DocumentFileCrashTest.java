package shop.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of the embedded MongoDB")
class DocumentFileCrashTest {

    private static final int DOCUMENTS = 200;
    private static final int ROUNDS_BEFORE_THE_KILL = 30;
    private static final Duration COMMIT_ALL_THE_TIME = Duration.ofNanos(1);

    @TempDir
    Path folder;

    @RepeatedTest(3)
    @DisplayName("holds after a kill what was there between two commands, documents and indexes")
    void survivesAKill() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Writer.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        List<String> output = new ArrayList<>();
        try (var lines = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.equals("round " + ROUNDS_BEFORE_THE_KILL)) {
                    break;
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(output).contains("round " + ROUNDS_BEFORE_THE_KILL);

        MongoServer server = Writer.server(folder, DocumentFile.BETWEEN_COMMITS);
        try (var client = MongoClients.create(server.bindAndGetConnectionString())) {
            MongoCollection<Document> views = client.getDatabase("shop").getCollection("views");
            List<Document> kept = views.find().into(new ArrayList<>());
            assertThat(kept).hasSize(DOCUMENTS);
            assertThat(kept).extracting("position").containsOnly(kept.get(0).get("position"));
            assertThat(kept)
                    .allSatisfy(document -> assertThat(views.find(Filters.and(
                                            Filters.eq("_id", document.get("_id")),
                                            Filters.eq("position", document.get("position"))))
                                    .first())
                            .isEqualTo(document));
        } finally {
            server.shutdownNow();
        }
    }

    /** Moves all documents on, round after round, until it is killed. */
    static final class Writer {

        private Writer() {}

        static MongoServer server(Path folder, Duration betweenCommits) {
            return new MongoServer(DocumentFile.open(folder.resolve("documents.mv"), betweenCommits)
                    .version(ServerVersion.MONGO_5_0));
        }

        public static void main(String[] arguments) {
            MongoServer server = server(Path.of(arguments[0]), COMMIT_ALL_THE_TIME);
            try (var client = MongoClients.create(server.bindAndGetConnectionString())) {
                MongoCollection<Document> views = client.getDatabase("shop").getCollection("views");
                views.createIndex(Indexes.ascending("_id", "position"), new IndexOptions().unique(true));
                IntStream.range(0, DOCUMENTS)
                        .forEach(
                                number -> views.insertOne(new Document("_id", "view-" + number).append("position", 0)));
                for (int round = 1; ; round++) {
                    int before = round - 1;
                    views.bulkWrite(IntStream.range(0, DOCUMENTS)
                            .mapToObj(number -> new ReplaceOneModel<>(
                                    Filters.and(Filters.eq("_id", "view-" + number), Filters.eq("position", before)),
                                    new Document("_id", "view-" + number).append("position", before + 1)))
                            .toList());
                    System.out.println("round " + round);
                }
            }
        }
    }
}
