package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.verification.Orders.mugsAndTea;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import shop.quickstart.Quickstart;
import tools.jackson.databind.JsonNode;

/** Needs three databases that are empty, and leaves them so. */
@DisplayName("On the MongoDB that -Dmongo.uri names, the whole system")
@EnabledIfSystemProperty(
        named = NamedMongoTest.PROPERTY,
        matches = ".+",
        disabledReason = "no server is named: -Dmongo.uri=mongodb://{service}:password@host:port/{service}")
class NamedMongoTest {

    static final String PROPERTY = "mongo.uri";

    private static final Duration BOUND = Duration.ofMinutes(3);

    @TempDir
    static Path data;

    private static Quickstart system;
    private static Shop shop;

    @BeforeAll
    static void start() {
        everyDatabase(database -> assertThat(database.listCollectionNames())
                .as("what is in the database %s already: it must be empty", database.getName())
                .isEmpty());
        startSystem();
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
            everyDatabase(database -> database.listCollectionNames()
                    .forEach(name -> database.getCollection(name).drop()));
        }
    }

    @Test
    @DisplayName("brings orders to their ends, lists them, makes views anew, and goes on after a restart")
    void works() {
        shop.place(mugsAndTea("order-named-1", "tok_approve"));
        shop.place(mugsAndTea("order-named-2", "tok_decline_insufficient_funds")
                .replaceFirst("\\{", "{\"ifDeclined\": \"REJECT\", "));
        JsonNode closed = until("order-named-1", "CLOSED");
        until("order-named-2", "REJECTED");
        assertThat(shop.read("/orders?status=CLOSED").body().get("orders").findValuesAsString("orderId"))
                .containsExactly("order-named-1");
        assertThat(shop.read("/payments?orderId=order-named-1").body().get("payments"))
                .hasSize(2);
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(shop.read("/shipments?orderId=order-named-1")
                                .body()
                                .get("shipments")
                                .findValuesAsString("state"))
                        .containsExactly("DELIVERED", "DELIVERED"));

        assertThat(shop.operate("POST", "order/processors/order-tracking/rebuild", "")
                        .status())
                .isEqualTo(202);
        await("the rebuild to be done")
                .atMost(BOUND)
                .until(() -> shop.operate("GET", "order/processors/order-tracking/rebuild", "")
                        .body()
                        .get("state")
                        .asString()
                        .equals("DONE"));
        assertThat(order("order-named-1")).isEqualTo(closed);

        system.close();
        startSystem();
        assertThat(order("order-named-1")).isEqualTo(closed);
        shop.place(mugsAndTea("order-named-3", "tok_approve"));
        until("order-named-3", "CLOSED");
    }

    private static void startSystem() {
        system = Quickstart.start(FreePorts.arguments(
                data, "--simulator.carrier.pace=300ms", "--shop.mongo.uri=" + System.getProperty(PROPERTY)));
        shop = new Shop(system.address("gateway"));
    }

    private static void everyDatabase(Consumer<MongoDatabase> action) {
        for (String service : List.of("order", "payment", "shipping")) {
            var named = new ConnectionString(System.getProperty(PROPERTY).replace("{service}", service));
            try (var client = MongoClients.create(named)) {
                action.accept(client.getDatabase(named.getDatabase()));
            }
        }
    }

    private static JsonNode until(String order, String status) {
        await(order + " to be " + status)
                .atMost(BOUND)
                .ignoreExceptions()
                .until(() -> order(order).get("status").asString().equals(status));
        return order(order);
    }

    private static JsonNode order(String id) {
        return shop.read("/orders/" + id).body();
    }
}
