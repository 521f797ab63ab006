package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.verification.Orders.minor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Why an order stands, as one reader is told by {@code GET /orders/{id}} and nothing else.
 *
 * @param reader the client that has read it
 * @param order what they have read
 * @param awaited of that, what it waits for
 */
record Standing(Shop shop, String reader, JsonNode order, JsonNode awaited) {

    private static final Duration BOUND = Duration.ofSeconds(60);

    /** Waits until this is what it waits for, and what may be done about it is told. */
    static Standing of(Shop shop, String reader, String orderId, String whom, String what, List<String> actions) {
        return await(orderId + " to wait for " + whom + " " + what + " " + actions)
                .atMost(BOUND)
                .until(
                        () -> read(shop, reader, orderId, whom, what)
                                .filter(standing -> standing.actions().containsAll(actions)),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<Standing> read(Shop shop, String reader, String orderId, String whom, String what) {
        JsonNode order = shop.as(reader, "GET", "/orders/" + orderId, "").body();
        return order.path("waitsFor")
                .valueStream()
                .filter(it -> it.get("of").asString().equals(whom)
                        && it.get("what").asString().equals(what))
                .findFirst()
                .map(it -> new Standing(shop, reader, order, it));
    }

    /** In words; since when must be told with it, and not before the order was placed. */
    String text() {
        assertThat(moment("since").orElseThrow())
                .isBetween(Instant.parse(order.get("placedAt").asString()), Instant.now());
        return awaited.get("text").asString();
    }

    Optional<Instant> moment(String name) {
        return Optional.ofNullable(awaited.get(name)).map(it -> Instant.parse(it.asString()));
    }

    String lastRefusal() {
        return awaited.at("/lastRefusal/reason").asString("none");
    }

    /** How much money is there, in cents. */
    long money(String where) {
        return minor(order.get("money"), where);
    }

    /** The operations that the reader may ask. */
    List<String> actions() {
        return awaited.get("actions").findValuesAsString("operation");
    }

    String href(String operation) {
        return awaited.get("actions")
                .valueStream()
                .filter(it -> it.get("operation").asString().equals(operation))
                .map(it -> it.get("href").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + operation + " among " + actions()));
    }

    /** The reader does what they were told they may. */
    void end(String operation, String body) {
        Shop.Answer answer = shop.as(reader, "POST", href(operation), body);
        assertThat(answer.status()).as("%s %s", href(operation), answer.body()).isIn(200, 202);
    }
}
