package shop.platform.mongo;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import shop.mongo.EmbeddedMongo;

@DisplayName("On the embedded MongoDB,")
class EmbeddedMongoContractTest extends MongoContract {

    @TempDir
    static Path folder;

    private EmbeddedMongo server;

    @Override
    String uri() {
        server = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0));
        return server.uri("contract");
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
