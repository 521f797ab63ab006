package shop.payment.provider.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as Stripe's published description of its API says (docs.stripe.com/api: PaymentIntents, Refunds,
 * Disputes, Events, Errors, Idempotent requests; docs.stripe.com/testing for the payment methods;
 * docs.stripe.com/payments/multicapture). It is no copy of the service, which nothing here has met.
 */
final class StripeOnPaper implements AutoCloseable {

    static final String KEY = "sk_test_ofTheseTests";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final Map<String, ObjectNode> intents = new LinkedHashMap<>();
    private final Map<String, ObjectNode> refunds = new LinkedHashMap<>();
    private final Map<String, ObjectNode> disputes = new LinkedHashMap<>();
    private final List<ObjectNode> events = new ArrayList<>();
    private final Map<String, Kept> keys = new HashMap<>();
    private final List<Asked> heard = new ArrayList<>();
    private int numbers;

    /** What it was asked. */
    record Asked(String method, String path, Map<String, String> form, String key, String version) {}

    private record Kept(String request, Answer answer) {}

    private record Answer(int status, JsonNode body) {}

    StripeOnPaper() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    synchronized List<Asked> heard() {
        return List.copyOf(heard);
    }

    synchronized List<ObjectNode> events() {
        return List.copyOf(events);
    }

    synchronized List<ObjectNode> intents() {
        return List.copyOf(intents.values());
    }

    synchronized List<ObjectNode> refunds() {
        return List.copyOf(refunds.values());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String query =
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
            Asked asked = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    form(body.isEmpty() ? query : body),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                            .orElse(""),
                    exchange.getRequestHeaders().getFirst("Stripe-Version"));
            Answer answer =
                    ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                            ? decideOnce(asked)
                            : error(401, "invalid_request_error", null, null);
            byte[] said = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), said.length);
            exchange.getResponseBody().write(said);
        }
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : encoded.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(field.substring(0, equals), UTF_8),
                        URLDecoder.decode(field.substring(equals + 1), UTF_8));
            }
        }
        return form;
    }

    /**
     * "The saved result is returned for the same key"; other parameters under it are an error; what is invalid is
     * not saved.
     */
    private synchronized Answer decideOnce(Asked asked) {
        heard.add(asked);
        if (asked.key().isEmpty() || asked.method().equals("GET")) {
            return decide(asked);
        }
        String request = asked.path() + asked.form();
        Kept kept = keys.get(asked.key());
        if (kept != null) {
            return kept.request().equals(request) ? kept.answer() : error(400, "idempotency_error", null, null);
        }
        Answer answer = decide(asked);
        if (answer.status() != 400) {
            keys.put(
                    asked.key(),
                    new Kept(request, new Answer(answer.status(), answer.body().deepCopy())));
        }
        return answer;
    }

    private Answer decide(Asked asked) {
        String[] path = asked.path().substring("/v1/".length()).split("/");
        boolean isPost = asked.method().equals("POST");
        return switch (path[0]) {
            case "payment_intents" -> {
                if (path.length == 1) {
                    yield create(asked.form());
                }
                if (path[1].equals("search")) {
                    yield list(
                            intents.values(),
                            intent -> asked.form()
                                    .get("query")
                                    .equals("metadata['payment']:'"
                                            + intent.path("metadata")
                                                    .path("payment")
                                                    .asString("") + "'"));
                }
                ObjectNode intent = intents.get(path[1]);
                if (intent == null) {
                    yield error(404, "invalid_request_error", "resource_missing", "intent");
                }
                yield path.length == 2
                        ? new Answer(200, intent)
                        : path[2].equals("capture") ? capture(intent, asked.form()) : cancel(intent);
            }
            case "refunds" ->
                isPost
                        ? refund(asked.form())
                        : list(
                                refunds.values(),
                                refund -> refund.path("payment_intent")
                                        .asString("")
                                        .equals(asked.form().get("payment_intent")));
            case "disputes" -> {
                if (path.length == 1) {
                    yield list(
                            disputes.values(),
                            dispute -> dispute.path("payment_intent")
                                    .asString("")
                                    .equals(asked.form().get("payment_intent")));
                }
                ObjectNode dispute = disputes.get(path[1]);
                if (isPost) {
                    dispute.put("status", path.length > 2 ? "lost" : "under_review");
                    if (path.length > 2) {
                        tell("charge.dispute.closed", dispute);
                    }
                }
                ObjectNode shown = dispute.deepCopy();
                if ("payment_intent".equals(asked.form().get("expand[0]"))) {
                    shown.set(
                            "payment_intent",
                            intents.get(dispute.path("payment_intent").asString("")));
                }
                yield new Answer(200, shown);
            }
            case "events" -> eventList(asked.form());
            default -> error(404, "invalid_request_error", null, null);
        };
    }

    private Answer create(Map<String, String> form) {
        String method = form.get("payment_method");
        long amount = Long.parseLong(form.get("amount"));
        if (!form.containsKey("currency")) {
            return error(400, "invalid_request_error", "parameter_missing", "currency");
        }
        ObjectNode intent = JSON.createObjectNode();
        intent.put("id", "pi_" + ++numbers)
                .put("object", "payment_intent")
                .put("amount", amount)
                .put("amount_capturable", 0)
                .put("amount_received", 0)
                .put("capture_method", form.get("capture_method"))
                .put("created", Instant.now().getEpochSecond())
                .put("currency", form.get("currency"))
                .put("livemode", false)
                .put("payment_method", method);
        intent.putNull("latest_charge").putNull("last_payment_error").putNull("next_action");
        intent.putArray("payment_method_types").add(form.get("payment_method_types[0]"));
        metadata(intent, form);
        intents.put(intent.path("id").asString(), intent);
        return switch (method) {
            case "pm_card_visa_chargeDeclinedInsufficientFunds" ->
                declined(intent, "card_declined", "insufficient_funds");
            case "pm_card_chargeDeclinedExpiredCard" -> declined(intent, "expired_card", null);
            case "pm_card_threeDSecure2Required", "pm_boleto" -> {
                intent.put("status", "requires_action");
                ObjectNode action = intent.putObject("next_action");
                if (method.equals("pm_boleto")) {
                    action.put("type", "boleto_display_details")
                            .putObject("boleto_display_details")
                            .put(
                                    "expires_at",
                                    Instant.now().plus(Duration.ofDays(3)).getEpochSecond())
                            .put("hosted_voucher_url", "https://payments.stripe.com/boleto/voucher/test");
                } else {
                    action.put("type", "redirect_to_url")
                            .putObject("redirect_to_url")
                            .put("url", "https://hooks.stripe.com/redirect/authenticate/src_1?client_secret=x")
                            .put("return_url", form.get("return_url"));
                }
                yield new Answer(200, intent.deepCopy());
            }
            default -> {
                pay(intent, "if_available".equals(form.get("payment_method_options[card][request_multicapture]")));
                yield new Answer(200, intent.deepCopy());
            }
        };
    }

    private static void metadata(ObjectNode object, Map<String, String> form) {
        ObjectNode metadata = object.path("metadata").isObject()
                ? (ObjectNode) object.path("metadata")
                : object.putObject("metadata");
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
    }

    private Answer declined(ObjectNode intent, String code, String declineCode) {
        intent.put("status", "requires_payment_method");
        ObjectNode failed = JSON.createObjectNode()
                .put("type", "card_error")
                .put("code", code)
                .put("message", "Ana Souza's card was declined.");
        if (declineCode != null) {
            failed.put("decline_code", declineCode);
        }
        intent.set("last_payment_error", failed);
        ObjectNode body = JSON.createObjectNode();
        body.set("error", failed.deepCopy().set("payment_intent", intent.deepCopy()));
        tell("payment_intent.payment_failed", intent);
        return new Answer(402, body);
    }

    private void pay(ObjectNode intent, boolean severalCaptures) {
        boolean manual = intent.path("capture_method").asString("").equals("manual");
        long amount = intent.path("amount").asLong();
        String method = intent.path("payment_method").asString("");
        ObjectNode charge = intent.putObject("latest_charge");
        charge.put("id", "ch_" + ++numbers).put("object", "charge").put("amount", amount);
        ObjectNode card =
                charge.putObject("payment_method_details").put("type", "card").putObject("card");
        card.put("brand", "visa").put("last4", "4242");
        if (manual) {
            card.put("capture_before", Instant.now().plus(Duration.ofDays(7)).getEpochSecond());
        }
        card.putObject("multicapture")
                .put("status", severalCaptures && !method.equals("pm_card_diners") ? "available" : "unavailable");
        intent.putNull("next_action");
        intent.put("status", manual ? "requires_capture" : "succeeded")
                .put(manual ? "amount_capturable" : "amount_received", amount);
        tell(manual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", intent);
    }

    /** "final_capture: defaults to true"; only where captures in parts are available may it be false. */
    private Answer capture(ObjectNode intent, Map<String, String> form) {
        if (!intent.path("status").asString("").equals("requires_capture")) {
            return error(400, "invalid_request_error", "payment_intent_unexpected_state", null);
        }
        long amount = Long.parseLong(form.get("amount_to_capture"));
        long capturable = intent.path("amount_capturable").asLong();
        boolean isFinal = !"false".equals(form.get("final_capture"));
        boolean several = intent.path("latest_charge")
                .path("payment_method_details")
                .path("card")
                .path("multicapture")
                .path("status")
                .asString("")
                .equals("available");
        if (!isFinal && !several) {
            return error(400, "invalid_request_error", "payment_intent_invalid_parameter", "final_capture");
        }
        if (amount > capturable) {
            return error(400, "invalid_request_error", "amount_too_large", "amount_to_capture");
        }
        metadata(intent, form);
        intent.put("amount_received", intent.path("amount_received").asLong() + amount);
        boolean isOver = isFinal || amount == capturable;
        intent.put("amount_capturable", isOver ? 0 : capturable - amount);
        intent.put("status", isOver ? "succeeded" : "requires_capture");
        tell(isOver ? "payment_intent.succeeded" : "payment_intent.amount_capturable_updated", intent);
        return new Answer(200, intent.deepCopy());
    }

    private Answer cancel(ObjectNode intent) {
        if (List.of("succeeded", "canceled").contains(intent.path("status").asString(""))) {
            return error(400, "invalid_request_error", "payment_intent_unexpected_state", null);
        }
        intent.put("status", "canceled").put("cancellation_reason", "requested_by_customer");
        intent.put("amount_capturable", 0);
        tell("payment_intent.canceled", intent);
        return new Answer(200, intent.deepCopy());
    }

    private Answer refund(Map<String, String> form) {
        ObjectNode intent = intents.get(form.get("payment_intent"));
        long amount = Long.parseLong(form.get("amount"));
        long left = intent.path("amount_received").asLong()
                - refunds.values().stream()
                        .filter(refund -> refund.path("payment_intent").equals(intent.path("id")))
                        .mapToLong(refund -> refund.path("amount").asLong())
                        .sum();
        if (disputes.values().stream()
                .anyMatch(dispute -> dispute.path("payment_intent").equals(intent.path("id"))
                        && dispute.path("status").asString("").equals("needs_response"))) {
            return error(400, "invalid_request_error", "charge_disputed", null);
        }
        if (left == 0) {
            return error(400, "invalid_request_error", "charge_already_refunded", null);
        }
        if (amount > left) {
            return error(400, "invalid_request_error", null, "amount");
        }
        ObjectNode refund = JSON.createObjectNode();
        boolean later = intent.path("payment_method").asString("").equals("pm_card_pendingRefund");
        refund.put("id", "re_" + ++numbers)
                .put("object", "refund")
                .put("amount", amount)
                .put("currency", intent.path("currency").asString())
                .put("created", Instant.now().getEpochSecond())
                .put("payment_intent", intent.path("id").asString())
                .put("status", later ? "pending" : "succeeded");
        metadata(refund, form);
        refunds.put(refund.path("id").asString(), refund);
        tell("refund.created", refund);
        return new Answer(200, refund.deepCopy());
    }

    private Answer eventList(Map<String, String> form) {
        List<String> types = form.entrySet().stream()
                .filter(field -> field.getKey().startsWith("types["))
                .map(Map.Entry::getValue)
                .toList();
        return list(events, event -> types.contains(event.path("type").asString("")));
    }

    private static Answer list(Iterable<ObjectNode> all, Predicate<ObjectNode> filter) {
        ObjectNode list = JSON.createObjectNode().put("object", "list").put("has_more", false);
        ArrayNode data = list.putArray("data");
        all.forEach(one -> {
            if (filter.test(one)) {
                data.add(one.deepCopy());
            }
        });
        return new Answer(200, list);
    }

    private static Answer error(int status, String type, String code, String param) {
        ObjectNode error = JSON.createObjectNode().put("type", type).put("message", "Ana Souza, Rua 1");
        if (code != null) {
            error.put("code", code);
        }
        if (param != null) {
            error.put("param", param);
        }
        ObjectNode body = JSON.createObjectNode();
        body.set("error", error);
        return new Answer(status, body);
    }

    private void tell(String type, ObjectNode object) {
        tell(type, object, Map.of());
    }

    private void tell(String type, ObjectNode object, Map<String, String> before) {
        ObjectNode event = JSON.createObjectNode();
        event.put("id", "evt_" + ++numbers)
                .put("object", "event")
                .put("api_version", com.stripe.Stripe.API_VERSION)
                .put("created", Instant.now().getEpochSecond())
                .put("type", type)
                .put("livemode", false);
        ObjectNode shown = object.deepCopy();
        if (shown.path("latest_charge").isObject()) {
            shown.put("latest_charge", shown.path("latest_charge").path("id").asString());
        }
        ObjectNode data = event.putObject("data");
        data.set("object", shown);
        if (!before.isEmpty()) {
            ObjectNode previous = data.putObject("previous_attributes");
            before.forEach(previous::put);
        }
        events.add(event);
    }

    // --- What the world does

    synchronized void payerDecides(String id, boolean pays) {
        ObjectNode intent = intents.get(id);
        if (pays) {
            pay(intent, false);
        } else {
            intent.putNull("next_action");
            declined(intent, "payment_intent_authentication_failure", null);
        }
    }

    /** Nobody has captured it in time. */
    synchronized void endsByItself(String id) {
        ObjectNode intent = intents.get(id);
        intent.put("status", "canceled").put("cancellation_reason", "automatic").put("amount_capturable", 0);
        tell("payment_intent.canceled", intent);
    }

    synchronized void refundsEnd(String status) {
        refunds.values().stream()
                .filter(refund -> refund.path("status").asString("").equals("pending"))
                .forEach(refund -> {
                    refund.put("status", status);
                    tell("refund.updated", refund, Map.of("status", "pending"));
                });
    }

    synchronized String dispute(String intent, long amount, String status, String reason) {
        ObjectNode dispute = JSON.createObjectNode();
        dispute.put("id", "du_" + ++numbers)
                .put("object", "dispute")
                .put("amount", amount)
                .put("currency", intents.get(intent).path("currency").asString())
                .put("created", Instant.now().getEpochSecond())
                .put("payment_intent", intent)
                .put("reason", reason)
                .put("status", status);
        dispute.putObject("evidence_details")
                .put("due_by", Instant.now().plus(Duration.ofDays(7)).getEpochSecond())
                .put("has_evidence", false)
                .put("past_due", false)
                .put("submission_count", 0);
        disputes.put(dispute.path("id").asString(), dispute);
        tell("charge.dispute.created", dispute);
        if (!status.startsWith("warning_")) {
            tell("charge.dispute.funds_withdrawn", dispute);
        }
        return dispute.path("id").asString();
    }

    synchronized void disputeStands(String id, String status) {
        disputes.get(id).put("status", status);
        tell("charge.dispute.closed", disputes.get(id));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
