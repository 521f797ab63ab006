package shop.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of the embedded MongoDB, larger than memory,")
class DocumentFileMemoryTest {

    /** Some 120 MB, once they are read. */
    private static final int DOCUMENTS = 4_000;

    private static final int LINES = 60;

    @TempDir
    Path folder;

    @Test
    @DisplayName("is written and read in a heap of half its size")
    void isReadInParts() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        WritesAndReads.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String said = said(process);

            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said).contains("found " + DOCUMENTS);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Writes all documents, then asks for one after the other. */
    static final class WritesAndReads {

        private WritesAndReads() {}

        public static void main(String[] arguments) {
            MongoServer server = new MongoServer(
                    DocumentFile.open(Path.of(arguments[0], "documents.mv"), DocumentFile.BETWEEN_COMMITS)
                            .version(ServerVersion.MONGO_5_0));
            try (var client = MongoClients.create(server.bindAndGetConnectionString())) {
                MongoCollection<Document> views = client.getDatabase("shop").getCollection("views");
                for (int number = 0; number < DOCUMENTS; number++) {
                    views.insertOne(new Document("_id", "view-" + number).append("lines", lines(number)));
                }
                System.out.println("found "
                        + IntStream.range(0, DOCUMENTS)
                                .mapToObj(number -> views.find(Filters.eq("_id", "view-" + number))
                                        .first())
                                .filter(view -> view != null
                                        && view.getList("lines", Document.class).size() == LINES)
                                .count());
            } finally {
                server.shutdownNow();
            }
        }

        private static List<Document> lines(int number) {
            return IntStream.range(0, LINES)
                    .mapToObj(line -> new Document("sku", "sku-" + number + "-" + line)
                            .append("description", "What somebody ordered, " + line)
                            .append("quantity", line))
                    .toList();
        }
    }
}
