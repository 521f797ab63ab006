package shop.simulators.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.simulators.Simulator;
import shop.simulators.Simulator.Answer;
import tools.jackson.databind.JsonNode;

@DisplayName("The payment service provider")
class PspComponentTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    private static Simulator psp;

    @BeforeAll
    static void start() {
        psp = Simulator.start(
                PspSimulator.application(),
                data,
                "simulator.psp.hold=500ms",
                "simulator.psp.settle=50ms",
                "simulator.psp.soon=1ms");
    }

    @AfterAll
    static void stop() {
        psp.close();
    }

    static String payment(String reference, String method, String token) {
        return """
                {"reference": "%s", "method": "%s", "amount": {"minor": 2580, "currency": "BRL"}, "token": "%s", "instalments": 3}""".formatted(reference, method, token);
    }

    static String capture(String captureId, long minor) {
        return "{\"captureId\": \"%s\", \"amount\": {\"minor\": %d, \"currency\": \"BRL\"}}"
                .formatted(captureId, minor);
    }

    static String refund(String refundId, long minor) {
        return "{\"refundId\": \"%s\", \"amount\": {\"minor\": %d, \"currency\": \"BRL\"}}".formatted(refundId, minor);
    }

    static List<JsonNode> entriesFor(Simulator psp, String reference) throws IOException, InterruptedException {
        return psp.entries().stream()
                .filter(entry -> entry.get("reference").asString().equals(reference))
                .toList();
    }

    /** Authorises, and answers with the path of the authorisation. */
    private static String authorized(String reference, String method, String token) throws Exception {
        Answer answer = psp.post("/authorizations", "authorize-" + reference, payment(reference, method, token));
        assertThat(answer.status()).isEqualTo(201);
        return "/authorizations/" + answer.text("/authorizationId");
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(answer.text("/type")).isEqualTo("urn:problem:" + code);
        assertThat(answer.number("/status")).isEqualTo(status);
        assertThat(answer.text("/detail")).isNotBlank();
    }

    @Nested
    @DisplayName("asked to move money")
    class MovesMoney {

        @Test
        @DisplayName("captures a part, releases the rest, refunds a part, and has it all in its book")
        void happyPath() throws Exception {
            Instant before = Instant.now();
            Answer authorized =
                    psp.post("/authorizations", "authorize-happy", payment("payment-happy", "CARD", "tok_approve"));
            assertThat(authorized.status()).isEqualTo(201);
            assertThat(authorized.text("/status")).isEqualTo("authorized");
            assertThat(authorized.body().get("amount").toString()).isEqualTo("{\"minor\":2580,\"currency\":\"BRL\"}");
            assertThat(authorized.body().get("severalCaptures").asBoolean()).isTrue();
            assertThat(Instant.parse(authorized.text("/captureBefore")))
                    .isBetween(
                            before.plus(Duration.ofDays(7)).minusSeconds(1),
                            Instant.now().plus(Duration.ofDays(7)));
            String authorization = "/authorizations/" + authorized.text("/authorizationId");

            assertThat(psp.post(authorization + "/captures", "capture-happy", capture("c-1", 1290))
                            .body()
                            .toString())
                    .isEqualTo(
                            "{\"captureId\":\"c-1\",\"status\":\"captured\",\"amount\":{\"minor\":1290,\"currency\":\"BRL\"}}");
            assertThat(psp.post(authorization + "/voids", "void-happy", "{}")
                            .body()
                            .toString())
                    .isEqualTo("{\"status\":\"voided\",\"released\":{\"minor\":1290,\"currency\":\"BRL\"}}");
            assertThat(psp.post(authorization + "/refunds", "refund-happy", refund("r-1", 290))
                            .body()
                            .toString())
                    .isEqualTo(
                            "{\"refundId\":\"r-1\",\"status\":\"refunded\",\"amount\":{\"minor\":290,\"currency\":\"BRL\"}}");

            Answer statement = psp.get(authorization);
            assertThat(statement.text("/status")).isEqualTo("voided");
            assertThat(statement.number("/captured/minor")).isEqualTo(1290);
            assertThat(statement.number("/voided/minor")).isEqualTo(1290);
            assertThat(statement.number("/refunded/minor")).isEqualTo(290);
            assertThat(statement
                            .body()
                            .get("operations")
                            .valueStream()
                            .map(operation -> operation.get("key").asString()))
                    .containsExactly("authorize-happy", "capture-happy", "void-happy", "refund-happy");
            assertThat(psp.get("/authorizations?reference=payment-happy").body().get(0))
                    .isEqualTo(statement.body());
            assertThat(entriesFor(psp, "payment-happy").stream()
                            .map(entry -> entry.get("type").asString()))
                    .containsExactly("authorization", "capture", "void", "refund");
        }

        @Test
        @DisplayName("never captures more than was authorised")
        void overCapture() throws Exception {
            String authorization = authorized("payment-over", "CARD", "tok_approve");
            psp.post(authorization + "/captures", "over-1", capture("c-1", 2000));
            assertRefused(psp.post(authorization + "/captures", "over-2", capture("c-2", 581)), 409, "over_capture");
            assertThat(psp.post(authorization + "/captures", "over-2", capture("c-2", 580))
                            .status())
                    .as("a refused request leaves its key free")
                    .isEqualTo(201);
        }

        @Test
        @DisplayName("never refunds more than was captured")
        void overRefund() throws Exception {
            String authorization = authorized("payment-over-refund", "CARD", "tok_approve");
            assertRefused(psp.post(authorization + "/refunds", "over-refund-1", refund("r-1", 1)), 409, "over_refund");
            psp.post(authorization + "/captures", "over-refund-2", capture("c-1", 100));
            psp.post(authorization + "/refunds", "over-refund-3", refund("r-1", 60));
            assertRefused(psp.post(authorization + "/refunds", "over-refund-4", refund("r-2", 41)), 409, "over_refund");
        }

        @Test
        @DisplayName("captures nothing of what was voided, and voids once")
        void voided() throws Exception {
            String authorization = authorized("payment-voided", "CARD", "tok_approve");
            psp.post(authorization + "/voids", "voided-1", "{}");
            assertRefused(psp.post(authorization + "/captures", "voided-2", capture("c-1", 1)), 409, "voided");
            assertThat(psp.post(authorization + "/voids", "voided-3", "{}").number("/released/minor"))
                    .isZero();
        }

        @Test
        @DisplayName("refuses the same capture or refund under another key")
        void duplicates() throws Exception {
            String authorization = authorized("payment-twice", "CARD", "tok_approve");
            psp.post(authorization + "/captures", "twice-1", capture("c-1", 100));
            assertRefused(
                    psp.post(authorization + "/captures", "twice-2", capture("c-1", 100)), 409, "duplicate_capture");
            psp.post(authorization + "/refunds", "twice-3", refund("r-1", 10));
            assertRefused(psp.post(authorization + "/refunds", "twice-4", refund("r-1", 10)), 409, "duplicate_refund");
        }

        @ParameterizedTest(name = "{0} {1} is {2}")
        @CsvSource({
            "DEBIT,tok_approve,already_paid",
            "VOUCHER,tok_approve,already_paid",
            "CARD,tok_decline_fraud,not_authorized"
        })
        @DisplayName("voids only what can be voided")
        void notVoidable(String method, String token, String code) throws Exception {
            String authorization = authorized("payment-not-voidable-" + method + token, method, token);
            assertRefused(psp.post(authorization + "/voids", "void-" + method + token, "{}"), 409, code);
        }

        @Test
        @DisplayName("stays within the authorisation's currency")
        void currency() throws Exception {
            String authorization = authorized("payment-currency", "CARD", "tok_approve");
            assertRefused(
                    psp.post(
                            authorization + "/captures",
                            "currency-1",
                            capture("c-1", 1).replace("BRL", "USD")),
                    422,
                    "currency_mismatch");
        }
    }

    @Nested
    @DisplayName("asked under an idempotency key")
    class Idempotent {

        @Test
        @DisplayName("answers the same again and writes nothing, however the body is laid out")
        void replay() throws Exception {
            String body = payment("payment-replay", "CARD", "tok_approve");
            Answer first = psp.post("/authorizations", "replay-1", body);
            String reordered = """
                    {"token":"tok_approve","instalments":3,
                     "amount":{"currency":"BRL","minor":2580},"method":"CARD","reference":"payment-replay"}""";
            assertThat(psp.post("/authorizations", "replay-1", reordered)).isEqualTo(first);
            assertThat(entriesFor(psp, "payment-replay")).hasSize(1);
        }

        @Test
        @DisplayName("refuses another body, and another operation, under the same key")
        void conflict() throws Exception {
            String authorization = authorized("payment-conflict", "CARD", "tok_approve");
            psp.post(authorization + "/captures", "conflict-1", capture("c-1", 100));
            assertRefused(
                    psp.post(authorization + "/captures", "conflict-1", capture("c-1", 101)),
                    422,
                    "idempotency_conflict");
            assertRefused(psp.post(authorization + "/voids", "conflict-1", "{}"), 422, "idempotency_conflict");
        }

        @Test
        @DisplayName("wants a key")
        void missing() throws Exception {
            assertRefused(
                    psp.post("/authorizations", "", payment("payment-keyless", "CARD", "tok_approve")),
                    400,
                    "idempotency_key_missing");
        }

        @Test
        @DisplayName("authorises once when the same request comes sixteen times at once")
        void concurrent() throws Exception {
            ExecutorService callers = Executors.newFixedThreadPool(16);
            Callable<Answer> call = () ->
                    psp.post("/authorizations", "concurrent-1", payment("payment-concurrent", "CARD", "tok_approve"));
            List<Future<Answer>> answers = new ArrayList<>();
            for (int caller = 0; caller < 16; caller++) {
                answers.add(callers.submit(call));
            }
            Set<JsonNode> distinct = new HashSet<>();
            for (Future<Answer> answer : answers) {
                distinct.add(answer.get().body());
            }
            callers.shutdown();
            assertThat(distinct).hasSize(1);
            assertThat(entriesFor(psp, "payment-concurrent")).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"1ms", "60s"})
    @DisplayName("answers as late as it is set up to; what was asked for is done, and in its book, at once")
    void latency(String latency, @TempDir Path other) throws Exception {
        try (Simulator late = Simulator.start(PspSimulator.application(), other, "simulator.psp.latency=" + latency)) {
            String body = payment("payment-late", "CARD", "tok_approve");
            if (latency.equals("1ms")) {
                assertThat(late.post("/authorizations", "authorize-late", body).status())
                        .isEqualTo(201);
            } else {
                assertThatThrownBy(
                                () -> late.postWithin(Duration.ofSeconds(2), "/authorizations", "authorize-late", body))
                        .isInstanceOf(HttpTimeoutException.class);
            }

            await().atMost(SOON).until(() -> entriesFor(late, "payment-late").size() == 1);
        }
    }

    @Nested
    @DisplayName("asked nonsense")
    class Nonsense {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|reference is missing",
                    "{\"reference\":\"p\",\"method\":\"CASH\"}|method must be one of CARD, DEBIT",
                    "{\"reference\":\"p\",\"method\":\"CARD\",\"amount\":{\"minor\":-1,\"currency\":\"BRL\"}}|never negative",
                    "{\"reference\":\"p\",\"method\":\"CARD\",\"amount\":{\"minor\":0,\"currency\":\"BRL\"}}|must be positive",
                    "{\"reference\":\"p\",\"method\":\"CARD\",\"amount\":{\"minor\":1,\"currency\":\"EURO\"}}|ISO 4217",
                    "{\"reference\":\"p\",\"method\":\"CARD\",\"amount\":{\"minor\":1,\"currency\":\"BRL\"},\"instalments\":0}|instalments",
                    "not json|not",
                    "''|The body is missing"
                })
        @DisplayName("says what is wrong")
        void invalid(String body, String why) throws Exception {
            Answer answer = psp.post("/authorizations", "nonsense", body);
            assertRefused(answer, 400, "invalid_request");
            assertThat(answer.text("/detail")).contains(why);
        }

        @Test
        @DisplayName("has nothing behind a number below 0")
        void belowZero() throws Exception {
            assertRefused(psp.get("/transactions?after=-1"), 400, "invalid_request");
            assertRefused(psp.get("/ledger/entries?after=-1"), 400, "invalid_request");
        }

        @Test
        @DisplayName("knows no such authorisation")
        void unknown() throws Exception {
            assertRefused(psp.get("/authorizations/auth_none"), 404, "not_found");
            assertRefused(psp.post("/authorizations/auth_none/voids", "unknown", "{}"), 404, "not_found");
            assertThat(psp.get("/authorizations?reference=payment-none").body().size())
                    .isZero();
        }
    }

    @Nested
    @DisplayName("paid with a magic token")
    class Magic {

        @ParameterizedTest(name = "{0} {1} is {2} {3}")
        @CsvSource({
            "CARD,tok_approve,authorized,",
            "CARD,tok_anything_else,authorized,",
            "CARD,tok_single_capture,authorized,",
            "CARD,tok_expires_soon,authorized,",
            "CARD,tok_capture_fails,authorized,",
            "CARD,tok_refund_fails_later,authorized,",
            "CARD,tok_disputed,authorized,",
            "CARD,tok_needs_customer,pending,",
            "DEBIT,tok_approve,paid,",
            "DEBIT,tok_needs_customer,pending,",
            "VOUCHER,tok_approve,paid,",
            "BANK_SLIP,tok_slip_paid,paid,",
            "BANK_SLIP,tok_approve,paid,",
            "BANK_SLIP,tok_slip_never_paid,pending,",
            "CARD,tok_decline_insufficient_funds,declined,insufficient_funds",
            "DEBIT,tok_decline_insufficient_funds,declined,insufficient_funds",
            "CARD,tok_decline_fraud,declined,suspected_fraud",
            "CARD,tok_decline_expired_card,declined,expired_card",
            "VOUCHER,tok_decline_try_again,declined,try_again"
        })
        @DisplayName("answers as the table says")
        void table(String method, String token, String status, String declineReason) throws Exception {
            String reference = "payment-" + method + token;
            Answer answer = psp.post("/authorizations", "magic-" + reference, payment(reference, method, token));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text("/status")).isEqualTo(status);
            assertThat(answer.text("/declineReason")).isEqualTo(declineReason == null ? "" : declineReason);
            assertThat(answer.body().has("captureBefore")).isEqualTo(status.equals("authorized"));
            assertThat(answer.body().get("severalCaptures").asBoolean())
                    .isEqualTo(method.equals("CARD") && !token.equals("tok_single_capture"));
            assertThat(answer.body().get("partialRefunds").asBoolean()).isTrue();
            assertThat(answer.body().has("lastFour")).isEqualTo(method.equals("CARD") || method.equals("DEBIT"));
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"tok_timeout_then_approve,authorized", "tok_timeout_then_decline,declined"})
        @DisplayName("that loses the answer carries the request out, and answers when it is asked again")
        void losesTheAnswer(String token, String status) throws Exception {
            String reference = "payment-" + token;
            assertThatThrownBy(() -> psp.post("/authorizations", reference, payment(reference, "CARD", token)))
                    .as("dropped after a while")
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(HttpTimeoutException.class);
            assertThat(entriesFor(psp, reference)).hasSize(1);
            assertThat(psp.post("/authorizations", reference, payment(reference, "CARD", token))
                            .text("/status"))
                    .isEqualTo(status);
            assertThat(entriesFor(psp, reference)).hasSize(1);
        }

        @Test
        @DisplayName("that loses the answer does not give it while it is held")
        void heldAnswer() {
            assertThatThrownBy(() -> psp.postWithin(
                            Duration.ofMillis(200),
                            "/authorizations",
                            "payment-held",
                            payment("payment-held", "CARD", "tok_timeout_then_approve")))
                    .as("given up, or dropped while the caller was too busy to give up")
                    .isInstanceOf(IOException.class);
        }

        @Test
        @DisplayName("that drops the connection does nothing at first, and succeeds then")
        void dropsTheConnection() throws Exception {
            String body = payment("payment-dropped", "CARD", "tok_drops_connection");
            assertThatThrownBy(() -> psp.post("/authorizations", "dropped-1", body))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(HttpTimeoutException.class);
            assertThat(entriesFor(psp, "payment-dropped")).isEmpty();
            assertThat(psp.post("/authorizations", "dropped-1", body).text("/status"))
                    .isEqualTo("authorized");
        }

        @Test
        @DisplayName("fails captures, which then do not count")
        void captureFails() throws Exception {
            String authorization = authorized("payment-capture-fails", "CARD", "tok_capture_fails");
            Answer failed = psp.post(authorization + "/captures", "capture-fails-1", capture("c-1", 100));
            assertThat(failed.status()).isEqualTo(201);
            assertThat(failed.text("/status")).isEqualTo("failed");
            assertThat(psp.get(authorization).number("/captured/minor")).isZero();
            assertThat(psp.post(authorization + "/voids", "capture-fails-2", "{}")
                            .number("/released/minor"))
                    .isEqualTo(2580);
        }

        @Test
        @DisplayName("fails the first tries of a capture, each under its key, and then makes it once")
        void captureFailsAtFirst() throws Exception {
            String authorization = authorized("payment-fails-at-first", "CARD", "tok_capture_fails_2");
            for (int attempt = 1; attempt <= 4; attempt++) {
                Answer answer = psp.post(authorization + "/captures", "fails-at-first-" + attempt, capture("c-1", 100));
                if (attempt == 4) {
                    assertRefused(answer, 409, "duplicate_capture");
                } else {
                    assertThat(answer.text("/status")).isEqualTo(attempt <= 2 ? "failed" : "captured");
                }
            }
            assertThat(psp.post(authorization + "/captures", "fails-at-first-1", capture("c-1", 100))
                            .text("/status"))
                    .isEqualTo("failed");
            assertThat(psp.post(authorization + "/captures", "fails-at-first-5", capture("c-2", 100))
                            .text("/status"))
                    .isEqualTo("failed");
            assertThat(psp.get(authorization).number("/captured/minor")).isEqualTo(100);
        }

        @Test
        @DisplayName("allows one capture")
        void singleCapture() throws Exception {
            String authorization = authorized("payment-single", "CARD", "tok_single_capture");
            psp.post(authorization + "/captures", "single-1", capture("c-1", 100));
            assertRefused(
                    psp.post(authorization + "/captures", "single-2", capture("c-2", 100)), 409, "single_capture");
        }

        @Test
        @DisplayName("refunds all of it, or nothing")
        void refundsAsAWhole() throws Exception {
            String authorization = authorized("payment-whole", "DEBIT", "tok_approve.whole");
            assertThat(psp.get(authorization).body().get("partialRefunds").asBoolean())
                    .isFalse();
            assertRefused(psp.post(authorization + "/refunds", "whole-1", refund("r-1", 100)), 409, "partial_refund");
            assertThat(psp.post(authorization + "/refunds", "whole-2", refund("r-2", 2580))
                            .text("/status"))
                    .isEqualTo("refunded");
        }

        @Test
        @DisplayName("expires soon, and captures nothing afterwards")
        void expiresSoon() throws Exception {
            String authorization = authorized("payment-expired", "CARD", "tok_expires_soon");
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(psp.get(authorization).text("/status")).isEqualTo("expired"));
            assertRefused(psp.post(authorization + "/captures", "expired-1", capture("c-1", 100)), 409, "expired");
        }

        @Test
        @DisplayName("accepts a refund that fails later, and has the money again")
        void refundFailsLater() throws Exception {
            String authorization = authorized("payment-refund-fails", "DEBIT", "tok_refund_fails_later");
            assertThat(psp.post(authorization + "/refunds", "refund-fails-1", refund("r-1", 580))
                            .text("/status"))
                    .isEqualTo("accepted");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(entriesFor(psp, "payment-refund-fails").stream()
                                    .map(entry -> entry.get("type").asString()))
                            .containsExactly("authorization", "refund", "refund_failure"));
            assertThat(psp.get(authorization).number("/refunded/minor")).isZero();
            assertThat(psp.post(authorization + "/refunds", "refund-fails-2", refund("r-1", 580))
                            .text("/status"))
                    .as("once more, since it came back")
                    .isEqualTo("accepted");
        }

        @Test
        @DisplayName("is disputed once its money was taken, once")
        void disputed() throws Exception {
            String authorization = authorized("payment-disputed", "CARD", "tok_disputed");
            psp.post(authorization + "/captures", "disputed-1", capture("c-1", 100));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(entriesFor(psp, "payment-disputed").stream()
                                    .map(entry -> entry.get("type").asString()))
                            .containsExactly("authorization", "capture", "dispute"));
            psp.post(authorization + "/captures", "disputed-2", capture("c-2", 100));
            assertThat(psp.get(authorization)
                            .body()
                            .get("operations")
                            .valueStream()
                            .filter(operation ->
                                    operation.get("type").asString().equals("dispute")))
                    .hasSize(1);
        }

        @ParameterizedTest(name = "{0} {1}: {2}, then {3}")
        @CsvSource({
            "CARD,tok_needs_customer,confirmed,authorized",
            "CARD,tok_needs_customer,refused,declined",
            "DEBIT,tok_needs_customer,confirmed,paid",
            "BANK_SLIP,tok_slip_never_paid,confirmed,paid"
        })
        @DisplayName("waits for the customer, who decides once")
        void needsTheCustomer(String method, String token, String decision, String status) throws Exception {
            String authorization = authorized("payment-asks-" + method + decision, method, token);
            String body = "{\"decision\": \"%s\"}".formatted(decision);
            assertThat(psp.post(authorization + "/customer-decisions", "", body).text("/status"))
                    .isEqualTo(status);
            assertRefused(psp.post(authorization + "/customer-decisions", "", body), 409, "not_pending");
            assertThat(psp.page(authorization + "/customer")).contains("nothing to confirm");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"CARD,authorized,authorized_late", "DEBIT,paid,paid_late", "VOUCHER,paid,paid_late"})
        @DisplayName("is declined, and has the money nevertheless a while later, once")
        void paysTooLate(String method, String status, String transaction) throws Exception {
            String reference = "payment-too-late-" + method;
            String authorization = authorized(reference, method, "tok_pays_too_late");
            assertThat(psp.entries().stream()
                            .filter(entry -> entry.get("reference").asString().equals(reference)))
                    .anyMatch(entry -> entry.get("status").asString().equals("declined"));

            await().atMost(SOON)
                    .until(() -> psp.get(authorization).body().get("status").asString(), status::equals);

            assertThat(transactions(reference, "")).containsExactly(transaction);
            assertThat(transactions(reference, "&unasked=true")).containsExactly(transaction);
            if (method.equals("CARD")) {
                assertThat(psp.post(authorization + "/voids", "void-" + reference, "{}")
                                .status())
                        .isEqualTo(201);
            } else {
                assertThat(psp.post(authorization + "/refunds", "refund-" + reference, refund("r-1", 2580))
                                .status())
                        .isEqualTo(201);
            }
            assertThat(entriesFor(psp, reference)).hasSize(3);
        }

        @Test
        @DisplayName("is paid a while after it was called off, where it is a slip")
        void slipIsPaidAfterAll() throws Exception {
            String authorization = authorized("payment-after-all", "BANK_SLIP", "tok_pays_too_late");
            assertThat(psp.get(authorization).body().get("status").asString()).isEqualTo("pending");
            psp.post(authorization + "/voids", "void-after-all", "{}");

            await().atMost(SOON)
                    .until(() -> psp.get(authorization).body().get("status").asString(), "paid"::equals);

            assertThat(psp.post(authorization + "/refunds", "refund-after-all", refund("r-1", 2580))
                            .status())
                    .isEqualTo(201);
            assertThat(transactions("payment-after-all", "")).containsExactly("called_off", "paid_late", "refunded");
        }

        private static List<String> transactions(String reference, String more) throws Exception {
            return psp.get("/transactions?reference=" + reference + more)
                    .body()
                    .get("transactions")
                    .valueStream()
                    .map(line -> line.get("type").asString())
                    .toList();
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"2020-01-01, expired", "2999-01-01, pending"})
        @DisplayName("can be paid until its day is over, where it is a slip; nobody has to confirm that it is them")
        void slipEnds(String dueDate, String status) throws Exception {
            String body = payment("payment-due-" + dueDate, "BANK_SLIP", "tok_slip_never_paid")
                    .replace("\"instalments\": 3", "\"instalments\": 1, \"dueDate\": \"" + dueDate + "\"");
            Answer answer = psp.post("/authorizations", "authorize-due-" + dueDate, body);
            assertThat(answer.body().get("status").asString()).isEqualTo("pending");
            String slip =
                    "/authorizations/" + answer.body().get("authorizationId").asString();

            assertThat(psp.get(slip).body().get("status").asString()).isEqualTo(status);
            assertThat(psp.get(slip).body().has("customerAction")).isFalse();
            Answer decided = psp.post(slip + "/customer-decisions", "", "{\"decision\": \"confirmed\"}");
            assertThat(decided.status()).isEqualTo(status.equals("pending") ? 201 : 409);
        }

        @Test
        @DisplayName("is paid after its day was over, where it is a slip that is paid too late")
        void slipIsPaidAfterItsDay() throws Exception {
            String body = payment("payment-after-its-day", "BANK_SLIP", "tok_pays_too_late")
                    .replace("\"instalments\": 3", "\"instalments\": 1, \"dueDate\": \"2020-01-01\"");
            Answer answer = psp.post("/authorizations", "authorize-after-its-day", body);
            String slip =
                    "/authorizations/" + answer.body().get("authorizationId").asString();

            await().atMost(SOON).until(() -> psp.get(slip).body().get("status").asString(), "paid"::equals);
            assertThat(transactions("payment-after-its-day", "")).containsExactly("paid_late");
        }

        @Test
        @DisplayName("is given back to an account that is told, where it was transferred into one")
        void intoAnAccount() throws Exception {
            String authorization = authorized("payment-account", "BANK_SLIP", "tok_slip_paid.account");
            assertThat(psp.get(authorization).body().get("refundAccount").asString())
                    .isEqualTo("korean_bank");
            String to = """
                    {"refundId": "%s", "amount": {"minor": 580, "currency": "BRL"}, \
                    "account": {"bank": "088", "number": "%s", "holder": "Kim Minji"}}""";

            assertRefused(
                    psp.post(authorization + "/refunds", "refund-untold", refund("r-1", 580)), 422, "account_required");
            assertRefused(
                    psp.post(authorization + "/refunds", "refund-unknown", to.formatted("r-1", "110123450000")),
                    409,
                    "account_refused");
            assertThat(psp.post(authorization + "/refunds", "refund-told", to.formatted("r-1", "110123456789"))
                            .status())
                    .isEqualTo(201);

            List<JsonNode> entries = entriesFor(psp, "payment-account");
            assertThat(entries.get(entries.size() - 1).get("account").asString())
                    .isEqualTo("088 *6789");
            assertThat(entries.toString()).doesNotContain("110123456789").doesNotContain("Minji");
        }

        @Test
        @DisplayName("is called off while nobody has paid")
        void calledOff() throws Exception {
            long before = psp.get("/ledger").number("/pending/BANK_SLIP/BRL");
            String authorization = authorized("payment-called-off", "BANK_SLIP", "tok_slip_never_paid");
            assertThat(psp.get("/ledger").number("/pending/BANK_SLIP/BRL")).isEqualTo(before + 2580);
            assertThat(psp.post(authorization + "/voids", "called-off-1", "{}").number("/released/minor"))
                    .isEqualTo(2580);
            assertThat(psp.get("/ledger").number("/pending/BANK_SLIP/BRL")).isEqualTo(before);
            assertRefused(
                    psp.post(authorization + "/customer-decisions", "", "{\"decision\": \"confirmed\"}"),
                    409,
                    "not_pending");
        }
    }
}
