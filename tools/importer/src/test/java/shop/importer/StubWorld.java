package shop.importer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shop, a provider and a carrier that do at once and without error what they are asked, over HTTP; and then, on demand,
 * one thing wrong.
 */
final class StubWorld implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PAGE = 200;

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, JsonNode> scripts = new ConcurrentHashMap<>();
    private final Map<String, Placed> orders = new LinkedHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger pushbacks = new AtomicInteger();
    private final Map<String, UnaryOperator<ObjectNode>> lies = new ConcurrentHashMap<>();

    private final HttpServer shop = serve(this::shop);
    private final HttpServer provider = serve(this::provider);
    private final HttpServer carrier = serve(this::carrier);

    /** An order that was taken. */
    private static final class Placed {
        private final JsonNode request;
        private boolean cancelled;

        Placed(JsonNode request) {
            this.request = request;
        }

        boolean isDeclined() {
            return tenders().stream().anyMatch(StubWorld::isDeclined);
        }

        List<JsonNode> tenders() {
            return list(request.get("tenders"));
        }

        List<String> sellers() {
            return list(request.get("lines")).stream()
                    .map(line -> line.get("shipFrom").asString())
                    .distinct()
                    .toList();
        }
    }

    String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--gateway=" + address(shop), "--psp=" + address(provider), "--carrier=" + address(carrier)));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** How many orders were sent, the same one again counted again. */
    int sent() {
        return sent.get();
    }

    /** How many requests were turned away. */
    int pushedBack() {
        return pushbacks.get();
    }

    /** The next so many orders are answered that there is no room, with a time to wait. */
    void isFullFor(int requests) {
        pushbacks.set(-requests);
    }

    /** From now on a view or ledger entry of this id is changed before it is shown. */
    void liesAbout(String id, UnaryOperator<ObjectNode> lie) {
        lies.put(id, lie);
    }

    private synchronized void shop(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean post = exchange.getRequestMethod().equals("POST");
        if (path.equals("/oauth2/token")) {
            answer(exchange, 200, "{\"access_token\":\"stub\",\"expires_in\":3600}");
        } else if (path.equals("/orders") && post) {
            place(exchange);
        } else if (path.equals("/orders")) {
            page(exchange);
        } else if (last.equals("cancellation")) {
            orders.get(path.split("/")[2]).cancelled = true;
            answer(exchange, 200, "{}");
        } else if (path.startsWith("/orders/")) {
            found(exchange, orders.containsKey(last) ? order(last) : null);
        } else if (path.startsWith("/payments/")) {
            found(exchange, payments().get(last));
        } else if (path.startsWith("/shipments/")) {
            found(exchange, shipments().get(last));
        } else {
            answer(exchange, 404, "{}");
        }
    }

    private void place(HttpExchange exchange) throws IOException {
        if (pushbacks.get() < 0) {
            pushbacks.set(pushbacks.get() == -1 ? 1 : pushbacks.get() + 1);
            exchange.getResponseHeaders().add("Retry-After", "0");
            answer(exchange, 503, "{}");
            return;
        }
        sent.incrementAndGet();
        JsonNode order = JSON.readTree(exchange.getRequestBody());
        long total = list(order.get("lines")).stream()
                .mapToLong(line -> minor(line, "unitPrice") + minor(line, "shippingFee"))
                .sum();
        long paid = list(order.get("tenders")).stream()
                .mapToLong(tender -> minor(tender, "amount"))
                .sum();
        if (order.get("lines").isEmpty()) {
            answer(exchange, 422, "{\"rule\":\"ORD-01\",\"detail\":\"no lines\"}");
        } else if (total != paid) {
            answer(exchange, 422, "{\"rule\":\"ORD-02\",\"detail\":\"tenders differ\"}");
        } else {
            orders.putIfAbsent(order.get("orderId").asString(), new Placed(order));
            answer(exchange, 202, "");
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        Map<String, String> query = List.of(exchange.getRequestURI().getQuery().split("&")).stream()
                .collect(Collectors.toMap(pair -> pair.split("=")[0], pair -> pair.split("=")[1]));
        List<ObjectNode> matching = orders.keySet().stream()
                .map(this::order)
                .filter(order -> !query.containsKey("status")
                        || List.of(query.get("status").split(","))
                                .contains(order.get("status").asString()))
                .toList();
        int from = PAGE * Integer.parseInt(query.getOrDefault("page", "0"));
        ObjectNode page = JSON.createObjectNode().put("total", matching.size());
        ArrayNode some = page.putArray("orders");
        matching.stream().skip(from).limit(Long.parseLong(query.get("size"))).forEach(some::add);
        answer(exchange, 200, page.toString());
    }

    private ObjectNode order(String id) {
        Placed placed = orders.get(id);
        ObjectNode view = JSON.createObjectNode().put("orderId", id).put("placedAt", "2026-01-01T00:00:00Z");
        view.put("status", status(placed));
        view.set(
                "total",
                money(placed.tenders().stream()
                        .mapToLong(tender -> minor(tender, "amount"))
                        .sum()));
        ArrayNode tenders = view.putArray("tenders");
        for (int number = 1; number <= placed.tenders().size(); number++) {
            ObjectNode payment = payment(placed, number);
            ObjectNode tender = tenders.addObject().put("number", number).put("state", "AUTHORISED");
            tender.set("method", payment.get("method"));
            tender.set("authorised", payment.get("authorised"));
            tender.set("captured", payment.get("captured"));
            tender.set("refunded", payment.get("refunded"));
            if (minor(payment, "released") > 0) {
                tender.put("state", "RELEASED");
            }
        }
        ArrayNode parcels = view.putArray("parcels");
        for (String seller : placed.sellers()) {
            String state = shipment(placed, seller).get("state").asString();
            parcels.addObject()
                    .put("shipmentId", shipmentId(placed, seller))
                    .put(
                            "state",
                            switch (state) {
                                case "LABELLED", "DELIVERED", "CANCELLED" -> state;
                                case "PRESUMED_LOST", "RETURNED_TO_SENDER", "DAMAGED" -> state;
                                default -> "HANDED_OVER";
                            });
        }
        view.putArray("timeline").addObject().put("at", "2026-01-01T00:01:00Z");
        return told(id, view);
    }

    private String status(Placed placed) {
        if (placed.isDeclined()) {
            return "REJECTED";
        }
        if (placed.cancelled) {
            return "CANCELLED";
        }
        return placed.sellers().stream()
                        .allMatch(seller ->
                                shipment(placed, seller).get("state").asString().equals("DELIVERED"))
                ? "CLOSED"
                : "CONFIRMED";
    }

    private Map<String, ObjectNode> payments() {
        Map<String, ObjectNode> payments = new LinkedHashMap<>();
        orders.values().forEach(placed -> {
            for (int number = 1; number <= placed.tenders().size(); number++) {
                String id = paymentId(placed, number);
                payments.put(id, told(id, payment(placed, number)));
            }
        });
        return payments;
    }

    private ObjectNode payment(Placed placed, int number) {
        JsonNode tender = placed.tenders().get(number - 1);
        long all = isDeclined(tender) ? 0 : minor(tender, "amount");
        boolean givenUp = placed.cancelled || placed.isDeclined();
        boolean card = tender.get("method").asString().equals("CARD");
        boolean handedOver = !givenUp
                && placed.sellers().stream()
                        .anyMatch(seller -> !shipment(placed, seller)
                                .get("state")
                                .asString()
                                .equals("LABELLED"));
        ObjectNode view = JSON.createObjectNode().put("paymentId", paymentId(placed, number));
        view.set("method", tender.get("method"));
        view.set("authorised", money(card ? all : 0));
        view.set("captured", money(!card || handedOver ? all : 0));
        view.set("refunded", money(!card && givenUp ? all : 0));
        view.set("released", money(card && givenUp ? all : 0));
        return view;
    }

    private Map<String, ObjectNode> shipments() {
        Map<String, ObjectNode> shipments = new LinkedHashMap<>();
        orders.values().stream()
                .filter(placed -> !placed.isDeclined())
                .forEach(placed -> placed.sellers().forEach(seller -> {
                    String id = shipmentId(placed, seller);
                    shipments.put(id, told(id, shipment(placed, seller)));
                }));
        return shipments;
    }

    private ObjectNode shipment(Placed placed, String seller) {
        String id = shipmentId(placed, seller);
        List<JsonNode> scans = list(scripts.get(id).get("scans"));
        String last =
                scans.isEmpty() ? "" : scans.get(scans.size() - 1).get("status").asString();
        ObjectNode view = JSON.createObjectNode().put("shipmentId", id);
        if (placed.cancelled) {
            return view.put("state", "CANCELLED");
        }
        switch (last) {
            case "" -> view.put("state", "LABELLED");
            case "delivered" -> {
                view.put("state", "DELIVERED");
                String day = scans.get(scans.size() - 1).get("at").asString().substring(0, 10);
                boolean late =
                        day.compareTo(placed.request.get("promisedDelivery").asString()) > 0;
                view.put("promise", late ? "MISSED" : "KEPT");
            }
            case "lost" -> view.put("state", "PRESUMED_LOST");
            case "returned_to_sender" -> view.put("state", "RETURNED_TO_SENDER");
            case "damaged" -> view.put("state", "DAMAGED");
            default -> view.put("state", "IN_TRANSIT");
        }
        return view;
    }

    private synchronized void provider(HttpExchange exchange) throws IOException {
        StringBuilder ledger = new StringBuilder();
        orders.values().forEach(placed -> {
            for (int number = 1; number <= placed.tenders().size(); number++) {
                JsonNode tender = placed.tenders().get(number - 1);
                ObjectNode payment = payment(placed, number);
                boolean card = tender.get("method").asString().equals("CARD");
                String status = isDeclined(tender) ? "declined" : card ? "authorized" : "paid";
                String id = paymentId(placed, number);
                entry(ledger, id, payment, "authorization", minor(tender, "amount"), status);
                entry(ledger, id, payment, "capture", card ? minor(payment, "captured") : 0, "captured");
                entry(ledger, id, payment, "void", minor(payment, "released"), "voided");
                entry(ledger, id, payment, "refund", minor(payment, "refunded"), "refunded");
            }
        });
        answer(exchange, 200, ledger.toString());
    }

    private void entry(StringBuilder ledger, String id, ObjectNode payment, String type, long amount, String status) {
        if (amount > 0) {
            ObjectNode entry = JSON.createObjectNode()
                    .put("type", type)
                    .put("reference", id)
                    .put("status", status);
            entry.set("method", payment.get("method"));
            entry.set("amount", money(amount));
            ledger.append(told(type + " " + id, entry)).append('\n');
        }
    }

    private synchronized void carrier(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/scripts/")) {
            byte[] script = exchange.getRequestBody().readAllBytes();
            scripts.put(path.substring("/scripts/".length()), JSON.readTree(script));
            answer(exchange, 200, new String(script, StandardCharsets.UTF_8));
            return;
        }
        StringBuilder ledger = new StringBuilder();
        orders.values().stream()
                .filter(placed -> !placed.isDeclined())
                .forEach(placed -> placed.sellers().forEach(seller -> {
                    String id = shipmentId(placed, seller);
                    scan(ledger, id, "label_bought", JSON.createObjectNode());
                    if (placed.cancelled) {
                        scan(ledger, id, "label_voided", JSON.createObjectNode());
                    }
                    list(scripts.get(id).get("scans")).forEach(scan -> {
                        ObjectNode scanned = JSON.createObjectNode();
                        scanned.set("status", scan.get("status"));
                        scanned.set("carrierTime", scan.get("at"));
                        scan(ledger, id, "scanned", scanned);
                    });
                }));
        answer(exchange, 200, ledger.toString());
    }

    private void scan(StringBuilder ledger, String id, String type, ObjectNode entry) {
        entry.put("type", type).put("reference", id).put("labelId", "label of " + id);
        ledger.append(told(type + " " + id, entry)).append('\n');
    }

    private ObjectNode told(String id, ObjectNode truth) {
        return lies.getOrDefault(id, UnaryOperator.identity()).apply(truth);
    }

    private static boolean isDeclined(JsonNode tender) {
        return tender.get("token").asString().startsWith("tok_decline");
    }

    private static String paymentId(Placed placed, int number) {
        return placed.request.get("orderId").asString().replaceFirst("order", "payment") + "-" + number;
    }

    private static String shipmentId(Placed placed, String seller) {
        return placed.request.get("orderId").asString().replaceFirst("order", "shipment") + "-" + seller;
    }

    static ObjectNode money(long minor) {
        return JSON.createObjectNode().put("minor", minor).put("currency", "BRL");
    }

    private static long minor(JsonNode node, String field) {
        return node.get(field).get("minor").asLong();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** Answers a request. */
    @FunctionalInterface
    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private HttpServer serve(Handler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    handler.handle(exchange);
                }
            });
            server.setExecutor(threads);
            server.start();
            servers.add(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void found(HttpExchange exchange, ObjectNode view) throws IOException {
        answer(exchange, view == null ? 404 : 200, view == null ? "{}" : view.toString());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
