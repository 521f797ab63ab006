package shop.importer.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import shop.kernel.Money;

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
        return ask("/orders/" + orderId + "/cancellation", new Reason(reason), "");
    }

    private record Reason(String reason) {}

    /**
     * Gives up one unit of a line (ORD-18); says why when the shop will not. Asking again changes nothing.
     *
     * @param key names the request among those for the order
     */
    public Optional<String> cancelUnit(String orderId, int line, String key, String reason) {
        return ask("/orders/" + orderId + "/lines/" + line + "/cancellation", new UnitGivenUp(1, reason), key);
    }

    private record UnitGivenUp(int quantity, String reason) {}

    /** Gives another means of payment in place of a declined one (ORD-04); says why when the shop will not. */
    public Optional<String> replaceTender(String orderId, int tender, String method, String token) {
        return ask("/orders/" + orderId + "/tenders/" + tender + "/replacement", new Means(method, token), "");
    }

    private record Means(String method, String token) {}

    /**
     * Reports, as whoever packs, that one unit of each line is missing (ORD-14); says why when the shop will not. Asking
     * again changes nothing.
     */
    public Optional<String> reportShortPick(String shipmentId, String report, List<Integer> lines) {
        return ask("/shipments/" + shipmentId + "/short-picks", new ShortPick(report, oneOfEach(lines)), "");
    }

    private record ShortPick(String report, List<Unit> missing) {}

    /** Gives back the money of a parcel that does not arrive (ORD-10); says why when the shop will not. */
    public Optional<String> refundParcel(String orderId, String parcel) {
        return ask("/orders/" + orderId + "/parcels/" + parcel + "/refund", new Reason("CUSTOMERS_WISH"), "");
    }

    /** Sends the same as a parcel that does not arrive once more (ORD-23); says why when the shop will not. */
    public Optional<String> replaceParcel(String orderId, String parcel) {
        return ask("/orders/" + orderId + "/parcels/" + parcel + "/replacement", new Reason("IN_STOCK"), "");
    }

    /**
     * Has one unit of each line come back (ORD-11); says why when the shop will not. Asking again changes nothing.
     *
     * @param key names the request among those for the order
     */
    public Optional<String> returnUnits(String orderId, List<Integer> lines, String reason, String wants, String key) {
        return ask("/orders/" + orderId + "/returns", new ReturnWanted(oneOfEach(lines), reason, wants), key);
    }

    private record ReturnWanted(List<Unit> units, String reason, String wants) {}

    private record Unit(int line, int quantity) {}

    private static List<Unit> oneOfEach(List<Integer> lines) {
        return lines.stream().map(line -> new Unit(line, 1)).toList();
    }

    /**
     * Makes good one unit of each line that has arrived, as support (ORD-23); says why when the shop will not. Asking again
     * changes nothing.
     *
     * @param how refund or replacement
     * @param key names the request among those for the order
     */
    public Optional<String> makeGood(
            String orderId, String parcel, String how, List<Integer> lines, String fault, String key) {
        return ask(
                "/orders/" + orderId + "/parcels/" + parcel + "/units/" + how,
                new UnitsMadeGood(oneOfEach(lines), fault),
                key);
    }

    private record UnitsMadeGood(List<Unit> units, String fault) {}

    /** Gives money back without a return (ORD-22); says why when the shop will not. Asking again changes nothing. */
    public Optional<String> giveGoodwill(String orderId, String goodwillId, Money amount) {
        return ask("/orders/" + orderId + "/goodwill", new GoodwillWanted(goodwillId, amount, "LATE_DELIVERY"), "");
    }

    private record GoodwillWanted(String goodwillId, Money amount, String reason) {}

    /** Keeps an order from being sent (ORD-21); says why when the shop will not. */
    public Optional<String> hold(String orderId) {
        return ask("/orders/" + orderId + "/hold", new Reason("ADDRESS_TO_BE_CHECKED"), "");
    }

    /** Lets an order go that is held (ORD-21); says why when the shop will not. */
    public Optional<String> release(String orderId) {
        return ask("/orders/" + orderId + "/release", Map.of(), "");
    }

    /**
     * Says, as whoever sent it, what came back (SHP-08); says why when the shop will not. Saying it again changes nothing.
     *
     * @param conditions by line
     */
    public Optional<String> receive(String returnShipmentId, Map<Integer, String> conditions) {
        return ask(
                "/return-shipments/" + returnShipmentId + "/receipt",
                new Receipt(conditions.entrySet().stream()
                        .map(line -> new Receipt.Item(line.getKey(), 1, line.getValue()))
                        .toList()),
                "");
    }

    private record Receipt(List<Item> items) {
        private record Item(int line, int quantity, String condition) {}
    }

    /** Decides, as support, about what came back (ORD-15); says why when the shop will not. Saying it again changes nothing. */
    public Optional<String> inspect(String orderId, int number, List<Verdict> verdicts) {
        return ask("/orders/" + orderId + "/returns/" + number + "/inspection", new Inspection(verdicts), "");
    }

    private record Inspection(List<Verdict> units) {}

    /**
     * What is decided about one unit.
     *
     * @param decision REFUND or REFUSE
     * @param deduction what is kept of its money, in minor units
     */
    public record Verdict(int line, int quantity, String decision, Optional<Long> deduction, Optional<String> reason) {}

    /**
     * Changes what is ordered (ORD-17); says why when the shop will not. Asking again changes nothing.
     *
     * @param key names the request among those for the order
     */
    public Optional<String> amend(String orderId, OrderChange amendment, String key) {
        return ask("/orders/" + orderId + "/amendments", amendment, key);
    }

    /** @param key an idempotency key; none where it is empty */
    private Optional<String> ask(String path, Object request, String key) {
        String body = Json.MAPPER.writeValueAsString(request);
        Answer answer = send(() -> {
            HttpRequest.Builder asked =
                    to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
            return key.isEmpty() ? asked : asked.header("Idempotency-Key", key);
        });
        return answer.isSuccess()
                ? Optional.empty()
                : Optional.of(answer.status() + " " + answer.problem().detail());
    }

    public Optional<OrderView> order(String orderId) {
        return found(
                send(() -> to("/orders/" + orderId + "?allowedCommands=false").GET()), OrderView.class);
    }

    /** All orders, page by page, the last placed first. */
    public void eachOrder(Consumer<OrderView> seen) {
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            OrderPage some = page("?items=WHOLE&size=" + LARGEST_PAGE + cursor.get());
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
