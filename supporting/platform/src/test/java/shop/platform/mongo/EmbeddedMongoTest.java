package shop.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
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
    @DisplayName("answers the hello of health checks")
    void saysHello() {
        try (var server = EmbeddedMongo.inMemory();
                var client = MongoClients.create(server.uri("shop"))) {
            assertThat(client.getDatabase("shop").runCommand(new Document("hello", 1)))
                    .containsKey("maxWireVersion");
        }
    }
}
