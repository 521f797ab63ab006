package shop.payment.provider.toss;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as the published description of Toss Payments says (docs.tosspayments.com: reference on the Payment
 * object and its errors, guides/apis/cancel-payment, guides/using-api/idempotency-key, guides/webhook,
 * common/apis/list-transactions-settlements). It is no copy of the service, which nothing here has met.
 */
final class TossOnPaper implements AutoCloseable {

    static final String KEY = "test_sk_of_these_tests";

    /** Here it is shorter. */
    static final Duration SECOND = Duration.ofMillis(100);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HER = "Ana Souza, Rua 1";

    private final HttpServer server;
    private final Map<String, ObjectNode> payments = new LinkedHashMap<>();
    private final Map<String, Answer> keys = new HashMap<>();
    private final Map<String, String> refusedAtConfirm = new HashMap<>();
    private final Map<String, OffsetDateTime> cancelledAt = new HashMap<>();
    private final List<ObjectNode> transactions = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<Asked> heard = new ArrayList<>();
    private int numbers;
    private String cancelsEndAs = "DONE";

    record Asked(String path, String key, JsonNode body) {}

    private record Answer(int status, JsonNode body) {}

    TossOnPaper() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    synchronized List<ObjectNode> payments() {
        return List.copyOf(payments.values());
    }

    synchronized List<String> notices() {
        return List.copyOf(notices);
    }

    synchronized List<Asked> heard() {
        return List.copyOf(heard);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String basic = "Basic " + Base64.getEncoder().encodeToString((KEY + ":").getBytes(UTF_8));
            Answer answer = basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    ? decideOnce(
                            exchange.getRequestURI().getPath(),
                            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                            body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body))
                    : error(401, "UNAUTHORIZED_KEY");
            byte[] said = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), said.length);
            exchange.getResponseBody().write(said);
        }
    }

    private synchronized Answer decideOnce(String path, Optional<String> key, JsonNode body) {
        key.ifPresent(known -> heard.add(new Asked(path, known, body)));
        if (key.filter(keys::containsKey).isPresent()) {
            return keys.get(key.get());
        }
        Answer decided = decide(path.substring("/v1/".length()).split("/"), body);
        Answer answer = new Answer(decided.status(), decided.body().deepCopy());
        key.ifPresent(known -> keys.put(known, answer));
        return answer;
    }

    private Answer decide(String[] path, JsonNode body) {
        if (path[0].equals("transactions")) {
            ArrayNode all = JSON.createArrayNode();
            transactions.forEach(all::add);
            return new Answer(200, all);
        }
        if (path[1].equals("confirm")) {
            return confirm(body);
        }
        Optional<ObjectNode> payment = path[1].equals("orders")
                ? payments.values().stream()
                        .filter(one -> one.path("orderId").asString().equals(path[2]))
                        .findFirst()
                : Optional.ofNullable(payments.get(path[1]));
        if (payment.isEmpty()) {
            return error(404, "NOT_FOUND_PAYMENT");
        }
        return path.length > 2 && path[2].equals("cancel")
                ? cancel(payment.get(), body)
                : new Answer(200, payment.get());
    }

    private Answer confirm(JsonNode body) {
        ObjectNode payment = payments.get(body.path("paymentKey").asString());
        if (payment == null) {
            return error(404, "NOT_FOUND_PAYMENT_SESSION");
        }
        String key = payment.path("paymentKey").asString();
        if (!payment.path("status").asString().equals("IN_PROGRESS")) {
            return error(400, "ALREADY_PROCESSED_PAYMENT");
        }
        if (refusedAtConfirm.containsKey(key)) {
            payment.put("status", "ABORTED");
            payment.putObject("failure").put("code", refusedAtConfirm.get(key)).put("message", HER);
            return error(403, refusedAtConfirm.get(key));
        }
        if (body.path("amount").asLong() != payment.path("totalAmount").asLong()
                || !body.path("orderId").equals(payment.path("orderId"))) {
            return error(400, "INVALID_REQUEST");
        }
        if (payment.path("method").asString().equals("가상계좌")) {
            payment.put("status", "WAITING_FOR_DEPOSIT").put("secret", "ps_" + key);
            payment.putObject("virtualAccount")
                    .put("accountNumber", "X6505636518308")
                    .put("customerName", HER)
                    .put("dueDate", now().plusDays(7).toString());
        } else {
            taken(payment);
        }
        return new Answer(200, payment);
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(Toss.SEOUL).truncatedTo(ChronoUnit.SECONDS);
    }

    private void taken(ObjectNode payment) {
        OffsetDateTime at = now();
        payment.put("status", "DONE").put("approvedAt", at.toString());
        payment.put("balanceAmount", payment.path("totalAmount").asLong());
        book(payment, "DONE", at);
    }

    private String book(ObjectNode payment, String status, OffsetDateTime at) {
        String transaction = "tx" + ++numbers;
        payment.put("lastTransactionKey", transaction);
        transactions.add(JSON.createObjectNode()
                .put("transactionKey", transaction)
                .put("paymentKey", payment.path("paymentKey").asString())
                .put("orderId", payment.path("orderId").asString())
                .put("status", status)
                .put("transactionAt", at.toString())
                .put("amount", payment.path("totalAmount").asLong()));
        return transaction;
    }

    private Answer cancel(ObjectNode payment, JsonNode body) {
        String key = payment.path("paymentKey").asString();
        String reason = body.path("cancelReason").asString("");
        if (reason.isEmpty()) {
            return error(400, "INVALID_REQUEST");
        }
        if (payment.path("status").asString().equals("WAITING_FOR_DEPOSIT")) {
            if (body.has("cancelAmount")) {
                return error(403, "NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT");
            }
            cancelled(payment, 0, reason, "CANCELED");
            return new Answer(200, payment);
        }
        if (payment.path("method").asString().equals("가상계좌") && !body.has("refundReceiveAccount")) {
            return error(400, "INVALID_REFUND_ACCOUNT_INFO");
        }
        long left = payment.path("balanceAmount").asLong();
        long amount = body.path("cancelAmount").asLong(left);
        if (payment.path("status").asString().equals("CANCELED")) {
            return error(400, "ALREADY_CANCELED_PAYMENT");
        }
        if (amount > left) {
            return error(403, "NOT_CANCELABLE_AMOUNT");
        }
        if (amount < payment.path("totalAmount").asLong()
                && !payment.path("isPartialCancelable").asBoolean()) {
            return error(403, "NOT_ALLOWED_PARTIAL_REFUND");
        }
        // "Of several cancels within one second only the first is processed."
        OffsetDateTime before = cancelledAt.get(key);
        OffsetDateTime exactly = OffsetDateTime.now(Toss.SEOUL);
        if (before != null && exactly.isBefore(before.plus(SECOND))) {
            return new Answer(200, payment);
        }
        cancelledAt.put(key, exactly);
        if (cancelsEndAs.equals("ABORTED")) {
            cancelled(payment, amount, reason, payment.path("status").asString());
            return new Answer(200, payment);
        }
        payment.put("balanceAmount", left - amount);
        cancelled(payment, amount, reason, amount == left ? "CANCELED" : "PARTIAL_CANCELED");
        return new Answer(200, payment);
    }

    private void cancelled(ObjectNode payment, long amount, String reason, String status) {
        payment.put("status", status);
        ArrayNode parts =
                payment.path("cancels").isArray() ? (ArrayNode) payment.path("cancels") : payment.putArray("cancels");
        parts.addObject()
                .put("cancelAmount", amount)
                .put("cancelReason", reason)
                .put("cancelStatus", cancelsEndAs)
                .put("canceledAt", now().toString())
                .put("transactionKey", book(payment, status, now()));
    }

    private static Answer error(int status, String code) {
        return new Answer(status, JSON.createObjectNode().put("code", code).put("message", HER));
    }

    // --- What the world does

    /** A payer has chosen in the window of Toss Payments how to pay; what is left is to confirm it. */
    synchronized void payerChooses(String key, String orderId, long amount, String method) {
        payments.computeIfAbsent(key, absent -> {
            ObjectNode payment = JSON.createObjectNode()
                    .put("paymentKey", key)
                    .put("orderId", orderId)
                    .put("status", "IN_PROGRESS")
                    .put("method", method)
                    .put("currency", "KRW")
                    .put("totalAmount", amount)
                    .put("balanceAmount", amount)
                    .put("isPartialCancelable", true);
            for (String absentYet : List.of(
                    "approvedAt", "lastTransactionKey", "secret", "card", "virtualAccount", "cancels", "failure")) {
                payment.putNull(absentYet);
            }
            payment.put("requestedAt", now().toString());
            if (method.equals("카드")) {
                payment.putObject("card").put("number", "12345678****000*").put("issuerCode", "61");
            }
            return payment;
        });
    }

    synchronized void onlyWhole(String key) {
        payments.get(key).put("isPartialCancelable", false);
    }

    synchronized void refuses(String key, String code) {
        refusedAtConfirm.put(key, code);
    }

    /** DONE or ABORTED. */
    synchronized void cancelsEndAs(String status) {
        cancelsEndAs = status;
    }

    synchronized void transferred(String key) {
        ObjectNode payment = payments.get(key);
        taken(payment);
        tell(payment);
    }

    synchronized void turnsBack(String key) {
        ObjectNode payment = payments.get(key);
        payment.put("status", "WAITING_FOR_DEPOSIT");
        tell(payment);
    }

    synchronized void lapses(String key) {
        payments.get(key).put("status", "EXPIRED");
    }

    /** "With both event types registered, one fact arrives as two events." */
    private void tell(ObjectNode payment) {
        notices.add(JSON.createObjectNode()
                .put("createdAt", now().toLocalDateTime().toString())
                .put("secret", payment.path("secret").asString(""))
                .put("status", payment.path("status").asString())
                .put("transactionKey", payment.path("lastTransactionKey").asString(""))
                .put("orderId", payment.path("orderId").asString())
                .toString());
        ObjectNode changed = JSON.createObjectNode()
                .put("eventType", "PAYMENT_STATUS_CHANGED")
                .put("createdAt", now().toLocalDateTime().toString());
        changed.set("data", payment.deepCopy());
        notices.add(changed.toString());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
