package shop.importer.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The shop, through its gateway. */
public final class Shop {

    private static final int LARGEST_PAGE = 200;

    private final Http http;
    private final URI gateway;
    private final AccessToken token;

    public Shop(Http http, URI gateway, AccessToken token) {
        this.http = http;
        this.gateway = gateway;
        this.token = token;
    }

    /** Places an order under its own id: sent again, it is the same order. */
    public Placement place(OrderRequest order) {
        String body = Json.MAPPER.writeValueAsString(order);
        Answer answer = send(() -> to("/orders")
                .header("Content-Type", "application/json")
                .header("Prefer", "respond-async")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.isSuccess()) {
            return new Placement.Accepted();
        }
        if (answer.status() / 100 == 4) {
            Problem problem = answer.problem();
            return new Placement.Refused(problem.brokenRule().orElse(""), answer.status() + " " + problem.detail());
        }
        throw answer.unexpected();
    }

    /** Asks to give an order up; says why when the shop will not. Asking again changes nothing. */
    public Optional<String> cancel(String orderId, String reason) {
        String body = Json.MAPPER.writeValueAsString(new Reason(reason));
        Answer answer = send(() -> to("/orders/" + orderId + "/cancellation")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.isSuccess()) {
            return Optional.empty();
        }
        return Optional.of(answer.problem().detail());
    }

    private record Reason(String reason) {}

    public Optional<OrderView> order(String orderId) {
        return found(send(() -> to("/orders/" + orderId).GET()), OrderView.class);
    }

    /** All orders, page by page, the last placed first. */
    public void eachOrder(Consumer<OrderView> seen) {
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            OrderPage some = page("?size=" + LARGEST_PAGE + cursor.get());
            some.orders().forEach(seen);
            cursor = some.next().map(next -> "&cursor=" + next);
        }
    }

    /** How many orders have come to an end. */
    public long ended() {
        return page("?size=1&status=CLOSED,CANCELLED,REJECTED").total();
    }

    public Optional<PaymentView> payment(String paymentId) {
        return found(send(() -> to("/payments/" + paymentId).GET()), PaymentView.class);
    }

    public Optional<ShipmentView> shipment(String shipmentId) {
        return found(send(() -> to("/shipments/" + shipmentId).GET()), ShipmentView.class);
    }

    private static <V> Optional<V> found(Answer answer, Class<V> type) {
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.as(type));
    }

    private OrderPage page(String query) {
        return send(() -> to("/orders" + query).GET()).as(OrderPage.class);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).header("Accept", "application/json");
    }

    private Answer send(Supplier<HttpRequest.Builder> request) {
        String shown = token.header();
        Answer answer = http.exchange(() -> request.get().header("Authorization", shown));
        if (answer.status() != 401) {
            return answer;
        }
        token.forget(shown);
        String renewed = token.header();
        return http.exchange(() -> request.get().header("Authorization", renewed));
    }
}
