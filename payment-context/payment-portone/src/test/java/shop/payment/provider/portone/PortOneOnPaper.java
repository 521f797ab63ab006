package shop.payment.provider.portone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import shop.payment.provider.PaymentProviderContract.Notice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as the published description of PortOne's interface V2 says (developers.portone.io/api/rest-v2/payment, its OpenAPI
 * document, and the types of its server SDK: payments, their confirmation and cancellation, closing of virtual accounts,
 * errors; developers.portone.io/api/rest-v2 on 멱등 키: keys; webhooks: developers.portone.io/opi/ko/integration/webhook/readme-v2,
 * signed as standardwebhooks.com says). It is no copy of the service, which nothing here has met.
 */
final class PortOneOnPaper implements AutoCloseable {

    static final String SECRET = "api_secret_of_these_tests";
    static final String WEBHOOK_SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("of these tests, and no other".getBytes(UTF_8));

    /** "16~256자의 영문 대소문자, 숫자, -, _". */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,256}");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HER = "Ana Souza, Rua 1";

    /** "GET 요청 시 body 대신 query 사용하기". */
    private static final String REQUEST = "requestBody=";

    private final HttpServer server;
    private final Map<String, ObjectNode> payments = new LinkedHashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> refusedAtConfirm = new HashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Asked> heard = new ArrayList<>();
    private final Map<String, Remembered> remembered = new HashMap<>();
    private final List<Runnable> underWay = new ArrayList<>();
    private boolean takesLong;
    private String cancelsEndAs = "SUCCEEDED";
    private boolean amountFirst;
    private boolean anotherIsFaster;
    private int numbers;

    /** @param key empty where there is none */
    record Asked(String path, String key, JsonNode body) {}

    private record Answer(int status, JsonNode body) {}

    /** @param answer nothing while it is under way */
    private record Remembered(Asked asked, Optional<Answer> answer) {}

    /** What is to be done, once nothing forbids it. */
    private interface Deed {
        Answer carriedOut();
    }

    PortOneOnPaper() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/payments", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    synchronized List<ObjectNode> payments() {
        return List.copyOf(payments.values());
    }

    synchronized List<Notice> notices() {
        return List.copyOf(notices);
    }

    /** What was to change something. */
    synchronized List<Asked> heard() {
        return List.copyOf(heard);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<Answer> answer = ("PortOne " + SECRET)
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    ? decide(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                            body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body))
                    : Optional.of(error(401, "UNAUTHORIZED"));
            if (answer.isEmpty()) {
                // Whoever has asked waits no longer: the connection breaks off.
                return;
            }
            byte[] said = JSON.writeValueAsBytes(answer.get().body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.get().status(), said.length);
            exchange.getResponseBody().write(said);
        }
    }

    private synchronized Optional<Answer> decide(String method, URI asked, Optional<String> key, JsonNode body) {
        String path = asked.getPath();
        String[] parts = path.substring(1).split("/");
        if (parts.length == 1) {
            return Optional.of(list(asked.getRawQuery()));
        }
        if (method.equals("GET")) {
            return Optional.of(
                    payments.containsKey(parts[1])
                            ? new Answer(200, payments.get(parts[1]).deepCopy())
                            : error(404, "PAYMENT_NOT_FOUND"));
        }
        Asked change = new Asked(path, key.orElse(""), body);
        heard.add(change);
        if (key.isEmpty()) {
            return changed(change);
        }
        if (!KEY.matcher(change.key()).matches()) {
            return Optional.of(error(400, "INVALID_REQUEST"));
        }
        Remembered before = remembered.get(change.key());
        if (before == null) {
            remembered.put(change.key(), new Remembered(change, Optional.empty()));
            Optional<Answer> answer = changed(change);
            answer.ifPresent(known -> remembered.put(change.key(), new Remembered(change, Optional.of(known))));
            return answer;
        }
        if (before.answer().isEmpty()) {
            return Optional.of(error(409, "IDEMPOTENCY_OUTSTANDING_REQUEST"));
        }
        // Another request must not have the same key: what it hears, the description does not say.
        return Optional.of(before.asked().equals(change) ? before.answer().get() : error(422, "ANOTHER_REQUEST"));
    }

    /** @return nothing where it takes longer than anybody waits */
    private Optional<Answer> changed(Asked change) {
        String[] parts = change.path().substring(1).split("/");
        ObjectNode payment = payments.get(parts[1]);
        if (payment == null) {
            return Optional.of(error(404, "PAYMENT_NOT_FOUND"));
        }
        return switch (parts[2]) {
            case "confirm" -> begun(change, confirmRefused(payment, change.body()), () -> confirm(payment));
            case "cancel" -> {
                if (anotherIsFaster) {
                    anotherIsFaster = false;
                    cancel(payment, change.body());
                }
                yield begun(change, cancelRefused(payment, change.body()), () -> cancel(payment, change.body()));
            }
            default -> Optional.of(closeAccount(payment));
        };
    }

    private Optional<Answer> begun(Asked change, Optional<Answer> refused, Deed deed) {
        if (refused.isPresent() || !takesLong) {
            return Optional.of(refused.orElseGet(deed::carriedOut));
        }
        takesLong = false;
        underWay.add(() -> remembered.put(change.key(), new Remembered(change, Optional.of(deed.carriedOut()))));
        return Optional.empty();
    }

    private Answer list(String query) {
        JsonNode asked = JSON.readTree(URLDecoder.decode(
                Arrays.stream(query.split("&"))
                        .filter(part -> part.startsWith(REQUEST))
                        .findFirst()
                        .orElseThrow()
                        .substring(REQUEST.length()),
                UTF_8));
        Instant since = Instant.parse(asked.at("/filter/from").asString());
        List<ObjectNode> found = payments.values().stream()
                .filter(PortOneOnPaper::hasBegun)
                .filter(payment -> !at(payment, "statusChangedAt").isBefore(since))
                .sorted(Comparator.comparing(payment -> at(payment, "requestedAt")))
                .toList();
        int number = asked.at("/page/number").asInt();
        int size = asked.at("/page/size").asInt();
        ObjectNode list = JSON.createObjectNode();
        ArrayNode items = list.putArray("items");
        found.stream().skip((long) number * size).limit(size).forEach(items::add);
        list.putObject("page").put("number", number).put("size", size).put("totalCount", found.size());
        return new Answer(200, list);
    }

    private static Instant at(ObjectNode payment, String field) {
        return Instant.parse(payment.path(field).asString());
    }

    private static boolean hasBegun(ObjectNode payment) {
        return !payment.path("status").asString().equals("READY");
    }

    private Optional<Answer> confirmRefused(ObjectNode payment, JsonNode body) {
        String id = payment.path("id").asString();
        if (List.of("PAID", "PARTIAL_CANCELLED", "CANCELLED")
                .contains(payment.path("status").asString())) {
            return Optional.of(error(409, "ALREADY_PAID"));
        }
        if (hasBegun(payment) || !body.path("paymentToken").asString().equals(tokens.get(id))) {
            return Optional.of(error(400, "INVALID_PAYMENT_TOKEN"));
        }
        if (body.path("totalAmount").asLong()
                        != payment.path("amount").path("total").asLong()
                || !body.path("currency").equals(payment.path("currency"))) {
            return Optional.of(error(400, "INFORMATION_MISMATCH"));
        }
        return Optional.empty();
    }

    private Answer confirm(ObjectNode payment) {
        String id = payment.path("id").asString();
        if (refusedAtConfirm.containsKey(id)) {
            changed(payment, "FAILED").put("failedAt", now());
            payment.putObject("failure").put("reason", HER).put("pgCode", refusedAtConfirm.get(id));
            ObjectNode refused = JSON.createObjectNode()
                    .put("type", "PG_PROVIDER")
                    .put("pgCode", refusedAtConfirm.get(id))
                    .put("pgMessage", HER);
            return new Answer(502, refused);
        }
        if (payment.path("method").path("type").asString().equals("PaymentMethodVirtualAccount")) {
            changed(payment, "VIRTUAL_ACCOUNT_ISSUED");
        } else {
            paid(payment);
        }
        return new Answer(
                200, JSON.createObjectNode().put("pgTxId", "pg" + ++numbers).put("paidAt", now()));
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static ObjectNode changed(ObjectNode payment, String status) {
        return payment.put("status", status).put("statusChangedAt", now()).put("updatedAt", now());
    }

    private static void paid(ObjectNode payment) {
        changed(payment, "PAID").put("paidAt", now()).putArray("disputes");
        ObjectNode amount = (ObjectNode) payment.path("amount");
        amount.put("paid", amount.path("total").asLong());
    }

    private Optional<Answer> cancelRefused(ObjectNode payment, JsonNode body) {
        if (!payment.has("paidAt")) {
            return Optional.of(error(409, "PAYMENT_NOT_PAID"));
        }
        if (payment.path("status").asString().equals("CANCELLED")) {
            return Optional.of(error(409, "PAYMENT_ALREADY_CANCELLED"));
        }
        long left = left(payment);
        long part = body.path("amount").asLong(left);
        if (amountFirst && part > left) {
            return Optional.of(error(409, "CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT"));
        }
        if (body.has("currentCancellableAmount")
                && body.path("currentCancellableAmount").asLong() != left) {
            return Optional.of(error(409, "CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN"));
        }
        if (part > left) {
            return Optional.of(error(409, "CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT"));
        }
        boolean isTransfer = payment.path("method").path("type").asString().equals("PaymentMethodVirtualAccount");
        return isTransfer && !body.has("refundAccount") ? Optional.of(error(400, "INVALID_REQUEST")) : Optional.empty();
    }

    private static long left(ObjectNode payment) {
        return payment.path("amount").path("total").asLong()
                - payment.path("amount").path("cancelled").asLong();
    }

    /** It was looked at what forbids it when it began. */
    private Answer cancel(ObjectNode payment, JsonNode body) {
        ObjectNode amount = (ObjectNode) payment.path("amount");
        long left = left(payment);
        long part = body.path("amount").asLong(left);
        ArrayNode parts = payment.path("cancellations").isArray()
                ? (ArrayNode) payment.path("cancellations")
                : payment.putArray("cancellations");
        ObjectNode cancellation = parts.addObject()
                .put("status", cancelsEndAs)
                .put("id", "cancellation" + ++numbers)
                .put("totalAmount", part)
                .put("taxFreeAmount", 0)
                .put("vatAmount", 0)
                .put("reason", body.path("reason").asString())
                .put("requestedAt", now());
        if (cancelsEndAs.equals("FAILED")) {
            ObjectNode refused = JSON.createObjectNode()
                    .put("type", "PG_PROVIDER")
                    .put("pgCode", "INVALID_REFUND_ACCOUNT_NUMBER")
                    .put("pgMessage", HER);
            return new Answer(502, refused);
        }
        cancellation.put("cancelledAt", now());
        amount.put("cancelled", amount.path("cancelled").asLong() + part);
        changed(payment, part == left ? "CANCELLED" : "PARTIAL_CANCELLED").put("cancelledAt", now());
        ObjectNode answer = JSON.createObjectNode();
        answer.set("cancellation", cancellation.deepCopy());
        return new Answer(200, answer);
    }

    private Answer closeAccount(ObjectNode payment) {
        if (!payment.path("status").asString().equals("VIRTUAL_ACCOUNT_ISSUED")) {
            return error(409, "PAYMENT_NOT_WAITING_FOR_DEPOSIT");
        }
        changed(payment, "CANCELLED").put("cancelledAt", now()).putArray("cancellations");
        return new Answer(200, JSON.createObjectNode().put("closedAt", now()));
    }

    private static Answer error(int status, String type) {
        return new Answer(status, JSON.createObjectNode().put("type", type).put("message", HER));
    }

    // --- What the world does

    /** The next confirmation or cancellation goes on after whoever has asked for it has given up waiting. */
    synchronized void takesLong() {
        takesLong = true;
    }

    /** What has taken so long is done. */
    synchronized void comesToAnEnd() {
        underWay.forEach(Runnable::run);
        underWay.clear();
    }

    /** A payment that began then, and was paid and has not changed since another moment. */
    synchronized void wasPaid(String id, long amount, Instant requestedAt, Instant at) {
        payerGoesThrough(id, amount, "token-of-" + id, "PaymentMethodCard");
        ObjectNode payment = payments.get(id);
        paid(payment);
        payment.put("requestedAt", requestedAt.toString())
                .put("statusChangedAt", at.toString())
                .put("paidAt", at.toString());
    }

    /** Somebody gives all of it back, at PortOne's own page. */
    synchronized void isGivenBack(String id) {
        cancel(payments.get(id), JSON.createObjectNode().put("reason", HER));
    }

    /** A payer has gone through the window of PortOne; what is left is to confirm it with the token. */
    synchronized void payerGoesThrough(String id, long amount, String token, String method) {
        payments.computeIfAbsent(id, absent -> {
            tokens.put(id, token);
            ObjectNode payment = JSON.createObjectNode()
                    .put("status", "READY")
                    .put("id", id)
                    .put("transactionId", "tx-" + token)
                    .put("merchantId", "merchant-of-these-tests")
                    .put("storeId", "store-of-these-tests")
                    .put("version", "V2")
                    .put("requestedAt", now())
                    .put("updatedAt", now())
                    .put("statusChangedAt", now())
                    .put("orderName", "Two blue mugs")
                    .put("currency", "KRW");
            payment.putObject("channel")
                    .put("type", "TEST")
                    .put("pgProvider", "TOSSPAYMENTS")
                    .put("pgMerchantId", "tosstest");
            payment.putObject("origin").put("platformType", "PC").put("ipAddress", "203.0.113.5");
            payment.putObject("customer").put("name", HER);
            payment.putObject("amount")
                    .put("total", amount)
                    .put("taxFree", 0)
                    .put("discount", 0)
                    .put("paid", 0)
                    .put("cancelled", 0)
                    .put("cancelledTaxFree", 0);
            ObjectNode chosen = payment.putObject("method").put("type", method);
            if (method.equals("PaymentMethodCard")) {
                chosen.putObject("card").put("number", "12345678****000*").put("name", HER);
            } else {
                chosen.put("accountNumber", "X6505636518308")
                        .put("remitteeName", HER)
                        .put("expiredAt", Instant.now().plus(7, ChronoUnit.DAYS).toString());
            }
            return payment;
        });
    }

    synchronized void refuses(String id, String pgCode) {
        refusedAtConfirm.put(id, pgCode);
    }

    /** Somebody has confirmed with the token, and waits for the payment service behind: the payment stays as it was. */
    synchronized void isBeingConfirmed(String id) {
        tokens.remove(id);
    }

    /** What its description leaves open: whether it looks at the amount before it looks at the remainder. */
    synchronized void looksAtTheAmountFirst() {
        amountFirst = true;
    }

    /** The next cancel comes twice: this one is answered second. */
    synchronized void anotherIsFaster() {
        anotherIsFaster = true;
    }

    /** SUCCEEDED, REQUESTED or FAILED. */
    synchronized void cancelsEndAs(String status) {
        cancelsEndAs = status;
    }

    /** What was requested is done. */
    synchronized void settles() {
        payments.values()
                .forEach(payment -> payment.path("cancellations").forEach(part -> {
                    if (part.path("status").asString().equals("REQUESTED")) {
                        ((ObjectNode) part).put("status", "SUCCEEDED");
                    }
                }));
    }

    synchronized void transferred(String id) {
        paid(payments.get(id));
        tell("Transaction.Paid", id);
    }

    synchronized void lapses(String id) {
        ObjectNode payment = payments.get(id);
        changed(payment, "FAILED").put("failedAt", now()).putObject("failure").put("reason", HER);
        tell("Transaction.Failed", id);
    }

    synchronized void isDisputed(String id) {
        ((ArrayNode) payments.get(id).path("disputes"))
                .addObject()
                .put("status", "PENDING")
                .put("reason", HER)
                .put("createdAt", now());
    }

    private void tell(String type, String id) {
        ObjectNode told = JSON.createObjectNode().put("type", type).put("timestamp", now());
        told.putObject("data")
                .put("paymentId", id)
                .put("storeId", "store-of-these-tests")
                .put("transactionId", payments.get(id).path("transactionId").asString());
        notices.add(signed("webhook-" + ++numbers, told.toString(), Instant.now()));
    }

    static Notice signed(String id, String body, Instant at) {
        long second = at.getEpochSecond();
        return new Notice(
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        String.valueOf(second),
                        "webhook-signature",
                        "v1," + signature(id + "." + second + "." + body)),
                body);
    }

    private static String signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(WEBHOOK_SECRET.substring("whsec_".length())), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
