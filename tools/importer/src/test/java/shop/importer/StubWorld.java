package shop.importer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import shop.kernel.Money;
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
    private final AtomicInteger paymentsRead = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger pushbacks = new AtomicInteger();
    private final Map<String, UnaryOperator<ObjectNode>> lies = new ConcurrentHashMap<>();

    private final HttpServer shop = serve(this::shop);
    private final HttpServer provider = serve(this::provider);
    private final HttpServer carrier = serve(this::carrier);

    /** Something that comes back. */
    private static final class Returned {
        private final JsonNode request;
        private final Set<Integer> accepted = new TreeSet<>();
        private String state = "ARRIVED";
        private long withheld;

        Returned(JsonNode request) {
            this.request = request;
        }

        /** What came back as was told is taken back at once. */
        void receive(JsonNode receipt) {
            boolean broken =
                    List.of("DEFECT", "DAMAGED").contains(request.get("reason").asString());
            Set<String> asTold = broken ? Set.of("AS_NEW", "USED", "DAMAGED") : Set.of("AS_NEW");
            if (list(receipt.get("items")).stream()
                    .allMatch(item -> asTold.contains(item.get("condition").asString()))) {
                list(request.get("units"))
                        .forEach(unit -> accepted.add(unit.get("line").asInt()));
                state = "RETURNED";
            } else {
                state = "RECEIVED";
            }
        }

        void inspect(JsonNode inspection) {
            list(inspection.get("units")).stream()
                    .filter(unit -> unit.get("decision").asString().equals("REFUND"))
                    .forEach(unit -> {
                        accepted.add(unit.get("line").asInt());
                        withheld += unit.path("deduction").asLong(0);
                    });
            state = accepted.isEmpty() ? "REFUSED" : "RETURNED";
        }
    }

    /** An order that was taken. */
    private static final class Placed {
        private final JsonNode request;
        private final Set<Integer> takenOut = new TreeSet<>();
        private final Map<Integer, String> replaced = new LinkedHashMap<>();
        private final Map<String, String> madeGood = new LinkedHashMap<>();
        private final List<Returned> returns = new ArrayList<>();
        private final List<JsonNode> added = new ArrayList<>();
        private String addedMethod = "";
        private boolean cancelled;

        Placed(JsonNode request) {
            this.request = request;
        }

        boolean isUnpaid() {
            return IntStream.rangeClosed(1, tenders().size())
                    .anyMatch(
                            number -> StubWorld.isDeclined(tenders().get(number - 1)) && !replaced.containsKey(number));
        }

        boolean isWaiting() {
            return isUnpaid() && request.get("ifDeclined").asString().equals("WAIT");
        }

        boolean isGivenUp() {
            return cancelled || takenOut.size() == lines().size();
        }

        List<JsonNode> tenders() {
            return list(request.get("tenders"));
        }

        List<JsonNode> lines() {
            return list(request.get("lines"));
        }

        List<String> sellers() {
            return lines().stream()
                    .map(line -> line.get("shipFrom").asString())
                    .distinct()
                    .toList();
        }

        boolean sendsNothingFrom(String seller) {
            return cancelled
                    || IntStream.rangeClosed(1, lines().size())
                            .filter(line -> lines().get(line - 1)
                                    .get("shipFrom")
                                    .asString()
                                    .equals(seller))
                            .allMatch(takenOut::contains);
        }

        /** One unit of each line that is named, or of what is new. */
        void amend(JsonNode request) {
            list(request.get("more"))
                    .forEach(more -> added.add(JSON.createObjectNode()
                            .<ObjectNode>set(
                                    "unitPrice",
                                    lines().get(more.get("line").asInt() - 1).get("unitPrice"))
                            .<ObjectNode>set("shippingFee", money(0))
                            .put("shipFrom", seller(more.get("line").asInt()))));
            list(request.get("lines")).forEach(added::add);
            list(request.get("fewer"))
                    .forEach(fewer -> takenOut.add(fewer.get("line").asInt()));
            addedMethod = request.path("tender").path("method").asString("");
        }

        List<String> addedSellers() {
            return added.stream()
                    .map(line -> line.get("shipFrom").asString())
                    .distinct()
                    .toList();
        }

        long addedCosts() {
            return added.stream()
                    .mapToLong(line -> minor(line, "unitPrice") + minor(line, "shippingFee"))
                    .sum();
        }

        /** By its place after the order's id. */
        String addedParcel(String seller) {
            return sellers().contains(seller) ? seller + ".2" : seller;
        }

        String replacement(String seller) {
            return seller + (addedSellers().contains(seller) ? ".3" : ".2");
        }

        private boolean isAdded(int payment) {
            return !addedMethod.isEmpty() && payment == payments();
        }

        long amount(int payment) {
            return isAdded(payment) ? addedCosts() : minor(tenders().get(column(payment) - 1), "amount");
        }

        int payments() {
            return tenders().size() + replaced.size() + (addedMethod.isEmpty() ? 0 : 1);
        }

        /** Which tender of the request pays what the payment of this number pays. */
        int column(int payment) {
            if (isAdded(payment)) {
                return 0;
            }
            return payment <= tenders().size()
                    ? payment
                    : List.copyOf(replaced.keySet()).get(payment - tenders().size() - 1);
        }

        String method(int payment) {
            if (isAdded(payment)) {
                return addedMethod;
            }
            return payment <= tenders().size()
                    ? tenders().get(payment - 1).get("method").asString()
                    : replaced.get(column(payment));
        }

        boolean isDeclined(int payment) {
            return payment <= tenders().size() && StubWorld.isDeclined(tenders().get(payment - 1));
        }

        /** What this tender pays of the lines that are sent. */
        long pays(int tender) {
            return tender == 0 ? addedCosts() : pays(tender, line -> !takenOut.contains(line));
        }

        /** What this tender pays of what the customer keeps, and what is kept of the rest. */
        long keeps(int tender) {
            if (tender == 0) {
                return addedCosts();
            }
            long kept = pays(
                    tender,
                    line -> !takenOut.contains(line)
                            && !"REFUNDED".equals(madeGood.get(seller(line)))
                            && returns.stream().noneMatch(back -> back.accepted.contains(line)));
            return kept
                    + returns.stream().mapToLong(back -> withheld(back, tender)).sum();
        }

        /** What is given in place of declined tenders stands behind the others. */
        private long withheld(Returned back, int tender) {
            List<Integer> payers = new ArrayList<>(
                    IntStream.rangeClosed(1, tenders().size()).boxed().toList());
            payers.sort(Comparator.comparing(replaced::containsKey));
            return back.withheld == 0
                    ? 0
                    : Money.of(back.withheld, "BRL")
                            .splitBy(payers.stream()
                                    .map(each -> pays(each, back.accepted::contains))
                                    .toList())
                            .get(payers.indexOf(tender))
                            .minor();
        }

        String seller(int line) {
            return lines().get(line - 1).get("shipFrom").asString();
        }

        /** What this tender pays of some lines: those paid at once pay first. */
        private long pays(int tender, IntPredicate which) {
            long[] left =
                    tenders().stream().mapToLong(each -> minor(each, "amount")).toArray();
            List<Integer> turns =
                    new ArrayList<>(IntStream.range(0, left.length).boxed().toList());
            turns.sort(Comparator.comparing(
                    index -> tenders().get(index).get("method").asString().equals("CARD")));
            long paid = 0;
            for (int line = 1; line <= lines().size(); line++) {
                long open = minor(lines().get(line - 1), "unitPrice") + minor(lines().get(line - 1), "shippingFee");
                for (int turn : turns) {
                    long part = Math.min(open, left[turn]);
                    open -= part;
                    left[turn] -= part;
                    paid += turn == tender - 1 && which.test(line) ? part : 0;
                }
            }
            return paid;
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

    /** How many payments were read. */
    int paymentsRead() {
        return paymentsRead.get();
    }

    /** How often something was asked about an order that was placed, the same again counted again. */
    int changes() {
        return changes.get();
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
            String client = new String(
                            Base64.getDecoder()
                                    .decode(exchange.getRequestHeaders()
                                            .getFirst("Authorization")
                                            .substring("Basic ".length())),
                            StandardCharsets.UTF_8)
                    .split(":")[0];
            answer(exchange, 200, "{\"access_token\":\"" + client + "\",\"expires_in\":3600}");
        } else if (path.equals("/orders") && post) {
            place(exchange);
        } else if (path.equals("/orders")) {
            page(exchange);
        } else if (post) {
            change(exchange, path.split("/"));
        } else if (path.startsWith("/orders/")) {
            found(exchange, orders.containsKey(last) ? order(last) : null);
        } else if (path.startsWith("/payments/")) {
            paymentsRead.incrementAndGet();
            found(exchange, payments(last).get(last));
        } else if (path.startsWith("/shipments/")) {
            found(exchange, shipments(last).get(last));
        } else {
            answer(exchange, 404, "{}");
        }
    }

    private void change(HttpExchange exchange, String... path) throws IOException {
        String what = path[path.length - 1];
        String who = exchange.getRequestHeaders().getFirst("Authorization");
        if (!who.equals("Bearer demo-" + whoMay(path, what))) {
            answer(exchange, 403, "{\"detail\":\"not yours\"}");
            return;
        }
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        changes.incrementAndGet();
        switch (what) {
            case "returns" -> orders.get(path[2]).returns.add(new Returned(request));
            case "receipt" -> {
                String[] id = path[2].split("-");
                orders.get("order-" + id[1])
                        .returns
                        .get(Integer.parseInt(id[2]) - 1)
                        .receive(request);
            }
            case "amendments" -> orders.get(path[2]).amend(request);
            case "inspection" ->
                orders.get(path[2]).returns.get(Integer.parseInt(path[4]) - 1).inspect(request);
            case "refund" -> orders.get(path[2]).madeGood.put(path[4], "REFUNDED");
            case "short-picks" ->
                orders.values().stream()
                        .filter(placed -> placed.sellers().stream()
                                .anyMatch(seller -> shipmentId(placed, seller).equals(path[2])))
                        .forEach(placed -> list(request.get("missing"))
                                .forEach(missing ->
                                        placed.takenOut.add(missing.get("line").asInt())));
            case "replacement" -> {
                if (path[3].equals("parcels")) {
                    orders.get(path[2]).madeGood.put(path[4], "REPLACED");
                } else {
                    orders.get(path[2])
                            .replaced
                            .putIfAbsent(
                                    Integer.parseInt(path[4]),
                                    request.get("method").asString());
                }
            }
            default -> {
                if (path[3].equals("lines")) {
                    orders.get(path[2]).takenOut.add(Integer.parseInt(path[4]));
                } else {
                    orders.get(path[2]).cancelled = true;
                }
            }
        }
        answer(exchange, 200, "{}");
    }

    private static String whoMay(String[] path, String what) {
        return switch (what) {
            case "short-picks", "receipt" -> "warehouse";
            case "inspection", "refund" -> "support";
            case "replacement" -> path[3].equals("parcels") ? "support" : "shop";
            default -> "shop";
        };
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
                money(placed.addedCosts()
                        + placed.tenders().stream()
                                .mapToLong(tender -> minor(tender, "amount"))
                                .sum()));
        ArrayNode amendments = view.putArray("amendments");
        if (!placed.added.isEmpty()) {
            amendments.addObject().put("number", 1).put("state", "APPLIED");
        }
        ArrayNode tenders = view.putArray("tenders");
        for (int number = 1; number <= placed.payments(); number++) {
            ObjectNode payment = payment(placed, number);
            ObjectNode tender = tenders.addObject().put("number", number).put("state", state(placed, number));
            tender.set("method", payment.get("method"));
            tender.set("authorised", payment.get("authorised"));
            tender.set("captured", payment.get("captured"));
            tender.set("refunded", payment.get("refunded"));
        }
        unitsAndMoney(placed, view);
        ArrayNode parcels = view.putArray("parcels");
        for (String seller : placed.sellers()) {
            String state = shipment(placed, seller).get("state").asString();
            parcels.addObject()
                    .put("shipmentId", shipmentId(placed, seller))
                    .put(
                            "state",
                            placed.madeGood.containsKey(seller)
                                    ? placed.madeGood.get(seller)
                                    : switch (state) {
                                        case "LABELLED", "DELIVERED", "CANCELLED" -> state;
                                        case "PRESUMED_LOST", "RETURNED_TO_SENDER", "DAMAGED" -> state;
                                        default -> "HANDED_OVER";
                                    });
        }
        more(placed)
                .forEach((shipment, shown) -> parcels.addObject()
                        .put("shipmentId", shipment)
                        .put("state", shown.get("state").asString().replace("IN_TRANSIT", "HANDED_OVER")));
        ArrayNode returns = view.putArray("returns");
        placed.returns.forEach(back -> {
            ObjectNode shown = returns.addObject()
                    .put("number", returns.size())
                    .put("returnShipmentId", id.replaceFirst("order", "returnshipment") + "-" + returns.size())
                    .put("state", back.state);
            ArrayNode accepted = shown.putArray("returned");
            back.accepted.forEach(line -> accepted.addObject().put("line", line).put("quantity", 1));
        });
        view.putArray("timeline").addObject().put("at", "2026-01-01T00:01:00Z");
        return told(id, view);
    }

    private static String state(Placed placed, int number) {
        if (placed.isDeclined(number)) {
            return placed.replaced.containsKey(number) ? "REPLACED" : "DECLINED";
        }
        return placed.isGivenUp() || placed.isUnpaid() || placed.pays(placed.column(number)) == 0
                ? "RELEASED"
                : "AUTHORISED";
    }

    private void unitsAndMoney(Placed placed, ObjectNode view) {
        ArrayNode units = view.putArray("units");
        for (int line = 1; line <= placed.lines().size(); line++) {
            String parcel = last(placed, placed.seller(line)).get("state").asString();
            boolean refunded = "REFUNDED".equals(placed.madeGood.get(placed.seller(line)));
            boolean out = placed.cancelled || placed.takenOut.contains(line);
            units.addObject()
                    .put("line", line)
                    .put("ordered", 1)
                    .put("cancelled", out ? 1 : 0)
                    .put("sent", out || refunded || parcel.equals("LABELLED") ? 0 : 1)
                    .put("delivered", !out && parcel.equals("DELIVERED") ? 1 : 0)
                    .put("refunded", !out && refunded ? 1 : 0);
        }
        placed.added.forEach(line -> {
            String parcel = more(shipmentId(
                            placed, placed.addedParcel(line.get("shipFrom").asString())))
                    .get("state")
                    .asString();
            units.addObject()
                    .put("line", units.size())
                    .put("ordered", 1)
                    .put("cancelled", 0)
                    .put("sent", parcel.equals("LABELLED") ? 0 : 1)
                    .put("delivered", parcel.equals("DELIVERED") ? 1 : 0)
                    .put("refunded", 0);
        });
        ObjectNode money = view.putObject("money");
        money.set("taken", money(sum(placed, "captured")));
        money.set("givenBack", money(sum(placed, "refunded")));
        money.set("owedToCustomer", money(0));
        money.set("owedByCustomer", money(0));
    }

    private long sum(Placed placed, String what) {
        return IntStream.rangeClosed(1, placed.payments())
                .mapToLong(number -> minor(payment(placed, number), what))
                .sum();
    }

    private String status(Placed placed) {
        if (placed.isUnpaid()) {
            return placed.isWaiting() ? "AWAITING_PAYMENT" : "REJECTED";
        }
        if (placed.isGivenUp()) {
            return "CANCELLED";
        }
        boolean isMoreThere = more(placed).values().stream()
                .allMatch(shown -> shown.get("state").asString().equals("DELIVERED"));
        return isMoreThere
                        && placed.sellers().stream()
                                .allMatch(seller -> "REFUNDED".equals(placed.madeGood.get(seller))
                                        || List.of("DELIVERED", "CANCELLED")
                                                .contains(last(placed, seller)
                                                        .get("state")
                                                        .asString()))
                ? "CLOSED"
                : "CONFIRMED";
    }

    /** Of the order of which this is a payment or a parcel. */
    private Stream<Placed> orderOf(String id) {
        return Optional.ofNullable(orders.get("order-" + id.split("-")[1])).stream();
    }

    private Map<String, ObjectNode> payments(String one) {
        Map<String, ObjectNode> payments = new LinkedHashMap<>();
        orderOf(one).forEach(placed -> {
            for (int number = 1; number <= placed.payments(); number++) {
                String id = paymentId(placed, number);
                payments.put(id, told(id, payment(placed, number)));
            }
        });
        return payments;
    }

    private ObjectNode payment(Placed placed, int number) {
        long all = placed.isDeclined(number) ? 0 : placed.amount(number);
        boolean givenUp = placed.isGivenUp() || placed.isUnpaid() && !placed.isWaiting();
        long needed = givenUp ? 0 : Math.min(all, placed.pays(placed.column(number)));
        long kept = givenUp ? 0 : Math.min(all, placed.keeps(placed.column(number)));
        boolean card = placed.method(number).equals("CARD");
        boolean handedOver = !givenUp
                && placed.sellers().stream()
                        .map(seller -> shipment(placed, seller).get("state").asString())
                        .anyMatch(state -> !state.equals("LABELLED") && !state.equals("CANCELLED"));
        ObjectNode view = JSON.createObjectNode().put("paymentId", paymentId(placed, number));
        view.put("method", placed.method(number));
        view.set("authorised", money(card ? all : 0));
        view.set("captured", money(!card ? all : handedOver ? needed : 0));
        view.set("refunded", money(card ? handedOver ? needed - kept : 0 : all - kept));
        view.set("released", money(card && (givenUp || handedOver || needed == 0) ? all - needed : 0));
        return view;
    }

    private Map<String, ObjectNode> shipments(String one) {
        Map<String, ObjectNode> shipments = new LinkedHashMap<>();
        orderOf(one)
                .filter(placed -> !placed.isUnpaid())
                .forEach(placed -> placed.sellers().forEach(seller -> {
                    String id = shipmentId(placed, seller);
                    shipments.put(id, told(id, shipment(placed, seller)));
                }));
        orderOf(one).forEach(placed -> more(placed).forEach((id, shown) -> shipments.put(id, told(id, shown))));
        return shipments;
    }

    private ObjectNode last(Placed placed, String seller) {
        return "REPLACED".equals(placed.madeGood.get(seller))
                ? more(shipmentId(placed, placed.replacement(seller)))
                : shipment(placed, seller);
    }

    /** The parcels that were not asked for when it was placed, by shipment id. */
    private Map<String, ObjectNode> more(Placed placed) {
        Map<String, ObjectNode> more = new LinkedHashMap<>();
        placed.addedSellers()
                .forEach(seller -> more.put(shipmentId(placed, placed.addedParcel(seller)), JSON.createObjectNode()));
        placed.madeGood.forEach((seller, how) -> {
            if (how.equals("REPLACED")) {
                more.put(shipmentId(placed, placed.replacement(seller)), JSON.createObjectNode());
            }
        });
        more.replaceAll((id, nothing) -> more(id));
        return more;
    }

    private ObjectNode more(String id) {
        return JSON.createObjectNode()
                .put("shipmentId", id)
                .put(
                        "state",
                        List.of("LABELLED", "IN_TRANSIT", "DELIVERED")
                                .get(list(scripts.get(id).get("scans")).size()));
    }

    private ObjectNode shipment(Placed placed, String seller) {
        String id = shipmentId(placed, seller);
        List<JsonNode> scans = list(scripts.get(id).get("scans"));
        String last =
                scans.isEmpty() ? "" : scans.get(scans.size() - 1).get("status").asString();
        ObjectNode view = JSON.createObjectNode().put("shipmentId", id);
        if (placed.sendsNothingFrom(seller)) {
            return view.put("state", "CANCELLED");
        }
        switch (last) {
            case "" -> view.put("state", "LABELLED");
            case "delivered" -> {
                view.put("state", "DELIVERED");
                JsonNode region = placed.request.get("shipTo").get("region");
                ZoneId zone = ZoneId.of(region.asString().equals("AC") ? "America/Rio_Branco" : "America/Sao_Paulo");
                String day = LocalDate.ofInstant(
                                Instant.parse(
                                        scans.get(scans.size() - 1).get("at").asString()),
                                zone)
                        .toString();
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
            for (int number = 1; number <= placed.payments(); number++) {
                ObjectNode payment = payment(placed, number);
                boolean card = placed.method(number).equals("CARD");
                String status = placed.isDeclined(number) ? "declined" : card ? "authorized" : "paid";
                String id = paymentId(placed, number);
                entry(ledger, id, payment, "authorization", placed.amount(number), status);
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
                .filter(placed -> !placed.isUnpaid())
                .forEach(placed -> placed.sellers().forEach(seller -> {
                    String id = shipmentId(placed, seller);
                    scan(ledger, id, "label_bought", JSON.createObjectNode());
                    if (placed.sendsNothingFrom(seller)) {
                        scan(ledger, id, "label_voided", JSON.createObjectNode());
                        return;
                    }
                    scans(ledger, id);
                }));
        orders.values()
                .forEach(placed -> more(placed).keySet().forEach(id -> {
                    scan(ledger, id, "label_bought", JSON.createObjectNode());
                    scans(ledger, id);
                }));
        answer(exchange, 200, ledger.toString());
    }

    private void scans(StringBuilder ledger, String id) {
        list(scripts.get(id).get("scans")).forEach(scan -> {
            ObjectNode scanned = JSON.createObjectNode();
            scanned.set("status", scan.get("status"));
            scanned.put("carrierTime", scan.path("at").asString("2026-01-01T00:00:00Z"));
            scan(ledger, id, "scanned", scanned);
        });
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
