package shop.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import shop.mongo.EmbeddedMongo;

@DisplayName("The MongoDB that is named to a service")
class OwnDatabaseTest {

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final String order = server.uri("order");
    private final String address = order.substring(order.indexOf('@') + 1, order.lastIndexOf('/'));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("is used when its user may use the database")
    void isUsed() {
        try (MongoClient client = MongoClients.create(order)) {
            assertThat(new OwnDatabase(new ConnectionString(order)).checkedBy(client))
                    .isEqualTo("order");
        }
    }

    @Test
    @DisplayName("is refused in a sentence that names the user, and not the password, when the password is wrong")
    void refusesAWrongPassword() {
        assertRefused(
                "mongodb://order:guessed@" + address + "/order",
                "MongoDB at " + address + " does not accept the password of the user order.",
                "Check user, password and authSource in the connection string.");
    }

    @Test
    @DisplayName("is refused when it asks for a user and none is named")
    void refusesNobody() {
        assertRefused(
                "mongodb://" + address + "/order",
                "MongoDB at " + address + " asks for a user and a password.",
                "Name them in the connection string: mongodb://user:password@host:port/order");
    }

    @Test
    @DisplayName("is refused when the database is another service's")
    void refusesAnothers() {
        assertRefused(
                "mongodb://order:order-secret@" + address + "/payment?authSource=order",
                "MongoDB at " + address + " does not let the user order use the database payment.",
                "Give it the role readWrite there, or name the database that is its own.");
    }

    @Test
    @DisplayName("is refused when no database is named")
    void refusesNoDatabase() {
        assertRefused(
                "mongodb://" + address,
                "The connection string of MongoDB at " + address + " names no database.",
                "End its address with the name of a database that is this service's own, such as /order.");
    }

    @Test
    @DisplayName("is refused when nobody answers there")
    void refusesSilence() throws IOException {
        try (Socket deaf = new Socket()) {
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertRefused(
                    "mongodb://127.0.0.1:" + deaf.getLocalPort() + "/order?serverSelectionTimeoutMS=500",
                    "No MongoDB answers at 127.0.0.1:" + deaf.getLocalPort() + ".",
                    "Start it, or name another in the connection string.");
        }
    }

    @Test
    @DisplayName("is missed in a sentence when none is named at all, instead of the driver's own idea of one")
    void refusesSilentDefaults() {
        var service = new SpringApplicationBuilder(MongoAutoConfiguration.class, OwnDatabaseConfiguration.class)
                .web(WebApplicationType.NONE);

        assertThatThrownBy(service::run)
                .hasRootCauseInstanceOf(MongoRefusal.class)
                .hasRootCauseMessage("No MongoDB is named to this service: spring.mongodb.uri is missing.");
    }

    private static void assertRefused(String uri, String reason, String remedy) {
        try (MongoClient client = MongoClients.create(uri)) {
            assertThatThrownBy(() -> new OwnDatabase(new ConnectionString(uri)).checkedBy(client))
                    .isInstanceOfSatisfying(MongoRefusal.class, refusal -> {
                        assertThat(refusal).hasMessage(reason);
                        assertThat(refusal.remedy()).isEqualTo(remedy);
                    });
        }
    }
}
