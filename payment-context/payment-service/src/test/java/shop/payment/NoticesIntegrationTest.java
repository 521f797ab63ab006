package shop.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.payment.collecting.TwoBlueMugs.BOTH;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.kernel.OrderId;
import shop.mongo.EmbeddedMongo;
import shop.node.EmbeddedNode;
import shop.payment.api.AccountKind;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentView;
import shop.payment.api.RefundPayment;
import shop.payment.api.ReleasePayment;
import shop.rehearsal.FreePort;
import shop.rehearsal.Issuer;
import shop.rehearsal.ShownProblems;
import shop.simulators.webhook.Signature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever waits for the next round of asking here waits for an hour: what comes sooner, a notification has brought. */
@DisplayName("What the provider tells by itself (PAY-08)")
class NoticesIntegrationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static EmbeddedNode node;
    private static EmbeddedMongo mongo;
    private static SimulatedPsp psp;
    private static Issuer issuer;
    private static RunningPaymentService service;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        int port = FreePort.find();
        node = EmbeddedNode.start();
        mongo = EmbeddedMongo.inMemory();
        issuer = Issuer.start();
        psp = SimulatedPsp.start(data, RunningPaymentService.notificationsAt(port));
        service = RunningPaymentService.start(
                node,
                mongo,
                psp.address(),
                issuer,
                "--server.port=" + port,
                "--payment.provider.simulated.webhook-secrets=" + SimulatedPsp.SECRET + ",whsec_of_next_year",
                // What is not answered in time is asked again in an hour only.
                "--payment.provider.simulated.answer-within=1m",
                "--payment.asking.first-pause=1h",
                "--payment.asking.longest-pause=1h");
    }

    @AfterAll
    static void stop() {
        service.close();
        psp.close();
        issuer.close();
        mongo.close();
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".twice", ".late", ".reordered"})
    @DisplayName("is that a slip is paid: it is asked at once")
    void slipIsPaid(String how) throws Exception {
        OrderId order = OrderId.of("order-slip" + how.replace(".", "-"));
        authorise(order, PaymentMethod.BANK_SLIP, "tok_slip_never_paid" + how);
        eventually(order, payment -> payment.state() == PaymentView.State.AWAITING_PAYER);

        decide(order);

        PaymentView paid = eventually(order, payment -> payment.state() == PaymentView.State.PAID);
        assertThat(paid.captured()).isEqualTo(BOTH);
        assertThat(paid.entries().stream().filter(entry -> entry.event().equals("ProviderNoticeReceived")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_refund_fails_later", "tok_refund_settles_later.twice"})
    @DisplayName("is what came of a refund that it had accepted")
    void refundHasEnded(String token) {
        OrderId order = OrderId.of("order-" + token.replace('_', '-').replace('.', '-'));
        authorise(order, PaymentMethod.VOUCHER, token);
        eventually(order, payment -> payment.state() == PaymentView.State.PAID);

        service.send(new RefundPayment(PaymentId.of(order, 1), "refund-1", BOTH, "not sent"));

        PaymentView ended = eventually(
                order,
                payment -> !payment.owedRepayments().isEmpty()
                        || payment.refunded().isPositive());
        assertThat(ended.openOperations()).isEmpty();
        assertThat(ended.refunded().isPositive()).isEqualTo(token.startsWith("tok_refund_settles_later"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".twice.reordered"})
    @DisplayName("is that a payment is disputed, and how that is decided by what support answers (PAY-10)")
    void isDisputed(String how) throws Exception {
        OrderId order = OrderId.of("order-disputed" + how.replace(".", "-"));
        authorise(order, PaymentMethod.VOUCHER, "tok_disputed" + how);
        JsonNode open = await().atMost(PATIENCE)
                .until(() -> disputes(order), found -> found.get("total").asInt() == 1)
                .at("/disputes/0");
        assertThat(open.get("state").asString()).isEqualTo("TO_BE_ANSWERED");
        assertThat(open.has("answerBefore")).isTrue();
        service.send(new RefundPayment(PaymentId.of(order, 1), "refund-1", BOTH, "not sent"));

        HttpResponse<String> answered = service.send(
                "POST",
                "/disputes/" + open.get("disputeId").asString() + "/evidence",
                Optional.of(issuer.token("support-1", "support")),
                "{\"evidence\": \"It was delivered.\"}");
        assertThat(answered.statusCode()).as(answered.body()).isIn(200, 202);

        await().atMost(PATIENCE)
                .until(() -> disputes(order).at("/disputes/0/state").asString().equals("WON"));
        PaymentView payment = eventually(order, view -> view.refunded().equals(BOTH));
        assertThat(payment.disputes())
                .singleElement()
                .satisfies(dispute -> assertThat(dispute.outcome()).contains(DisputeOutcome.WON));
    }

    private static JsonNode disputes(OrderId order) throws Exception {
        return JsonMapper.shared()
                .readTree(service.get(
                                "/disputes?paymentId=" + PaymentId.of(order, 1),
                                Optional.of(issuer.token("support-1", "support")))
                        .body());
    }

    @ParameterizedTest
    @CsvSource({"DEBIT,", "DEBIT, .twice", "DEBIT, .never", "CARD,"})
    @DisplayName("is that money came after all was declined: it goes back, once, also where nobody is told (PAY-21)")
    void comesTooLate(PaymentMethod method, String how) throws Exception {
        String manner = how == null ? "" : how;
        OrderId order =
                OrderId.of("order-too-late-" + method.name().toLowerCase(Locale.ROOT) + manner.replace(".", "-"));
        authorise(order, method, "tok_pays_too_late" + manner);
        eventually(order, payment -> payment.declineReason().isPresent());
        if (manner.equals(".never")) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                books("reconciliation?date=" + LocalDate.now(ZoneOffset.UTC));
                assertThat(service.payment(order).orElseThrow().captured()).isEqualTo(BOTH);
            });
        }

        PaymentView ended = eventually(
                order,
                payment -> method == PaymentMethod.CARD
                        ? payment.released().equals(BOTH)
                        : payment.refunded().equals(BOTH));

        assertThat(ended.journal())
                .extracting(PaymentView.Booking::kind)
                .containsExactlyElementsOf(
                        method == PaymentMethod.CARD
                                ? List.of(PaymentView.Booking.Kind.AUTHORISED, PaymentView.Booking.Kind.RELEASED)
                                : List.of(PaymentView.Booking.Kind.PAID, PaymentView.Booking.Kind.REFUNDED));
        assertThat(ended.openOperations()).isEmpty();
        assertThat(ended.findings()).isEmpty();
    }

    @Test
    @DisplayName("is that a slip was paid although it had been called off: the order gives that back")
    void slipIsPaidAfterAll() {
        OrderId order = OrderId.of("order-slip-after-all");
        authorise(order, PaymentMethod.BANK_SLIP, "tok_pays_too_late");
        eventually(order, payment -> payment.state() == PaymentView.State.AWAITING_PAYER);

        service.send(new ReleasePayment(PaymentId.of(order, 1), "order cancelled"));

        PaymentView paid = eventually(order, payment -> payment.state() == PaymentView.State.PAID);
        assertThat(paid.captured()).isEqualTo(BOTH);
        assertThat(paid.openOperations()).isEmpty();
    }

    @Test
    @DisplayName("is at first that it gives back to an account of the payer's, which support tells (PAY-16)")
    void givesBackToAnAccount() {
        OrderId order = OrderId.of("order-into-an-account");
        authorise(order, PaymentMethod.BANK_SLIP, "tok_slip_paid.account");
        eventually(order, payment -> payment.state() == PaymentView.State.PAID);
        service.send(new RefundPayment(PaymentId.of(order, 1), "refund-1", BOTH, "not sent"));
        PaymentView owed =
                eventually(order, payment -> !payment.owedRepayments().isEmpty());
        assertThat(owed.owedRepayments().get(0).account()).contains(AccountKind.KOREAN_BANK);

        String path = "/payments/" + PaymentId.of(order, 1) + "/refunds/refund-1/account";
        String unknown = "{\"bank\": \"088\", \"number\": \"110-123-450000\", \"holder\": \"Kim Minji\"}";
        assertThat(told(path, unknown).statusCode()).isIn(200, 202);
        eventually(
                order,
                payment -> payment.entries().stream()
                                .filter(entry -> entry.event().equals("RepaymentOwed"))
                                .count()
                        == 2);
        HttpResponse<String> told = told(path, unknown.replace("450000", "456789"));
        assertThat(told.statusCode()).as(told.body()).isIn(200, 202);

        PaymentView given = eventually(order, payment -> payment.refunded().equals(BOTH));
        assertThat(given.owedRepayments()).isEmpty();
        assertThat(given.toString()).contains("088").doesNotContain("456789").doesNotContain("Minji");
    }

    private static HttpResponse<String> told(String path, String account) {
        return service.send("POST", path, Optional.of(issuer.token("support-1", "support")), account);
    }

    @Test
    @DisplayName("is that a deposit has turned back (PAY-15)")
    void turnsBack() {
        OrderId order = OrderId.of("order-turns-back");
        authorise(order, PaymentMethod.BANK_SLIP, "tok_slip_turns_back.twice");

        eventually(order, payment -> payment.state() == PaymentView.State.TURNED_BACK);
    }

    @Test
    @DisplayName(
            "is found by comparing the day with its books where it told nobody (PAY-08); books and table say the rest")
    void isLost() throws Exception {
        OrderId order = OrderId.of("order-lost");
        authorise(order, PaymentMethod.VOUCHER, "tok_disputed.never");
        eventually(order, payment -> payment.state() == PaymentView.State.PAID);
        String day = LocalDate.now(ZoneOffset.UTC).toString();

        await().atMost(PATIENCE).untilAsserted(() -> {
            books("reconciliation?date=" + day);
            assertThat(service.payment(order).orElseThrow().disputes()).hasSize(1);
        });

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(JsonMapper.shared()
                                .readTree(books("reconciliation?date=" + day))
                                .get("differences")
                                .valueStream()
                                .filter(difference ->
                                        difference.get("payment").asString().equals("payment-lost-1")))
                        .isEmpty());
        assertThat(books("daily-statement.csv?date=" + day))
                .startsWith(
                        "date,method,currency,payments,authorised,taken,released,refunded,transferred,lost,turnedBack,expired\r\n")
                .contains(day + ",VOUCHER,KRW,");
        assertThat(JsonMapper.shared()
                        .readTree(books("daily-statement?date=2020-01-01"))
                        .get("lines"))
                .isEmpty();
        psp.goAway();
        try {
            HttpResponse<String> silent = service.get(
                    "/payments/reconciliation?date=2026-01-05", Optional.of(issuer.token("support-1", "support")));
            assertThat(silent.statusCode()).isEqualTo(503);
            assertThat(silent.headers().firstValue("Retry-After")).isPresent();
            ShownProblems shown = ShownProblems.of("reconcileDay");
            shown.isSent(JsonMapper.shared().readTree(silent.body()));
            shown.wereAllSentBut(Set.of("day-not-in-the-books"));
        } finally {
            psp.comeBack();
        }
    }

    @Test
    @DisplayName("is not looked for on days that have not begun, or that no book has; which it may be is said (PAY-06)")
    void isOfADay() throws Exception {
        Map<String, ShownProblems> paths = Map.of(
                "reconciliation", ShownProblems.of("reconcileDay"),
                "daily-statement", ShownProblems.of("readDailyStatement"),
                "daily-statement.csv", ShownProblems.of("readDailyStatementAsTable"));
        for (Map.Entry<String, ShownProblems> each : paths.entrySet()) {
            for (String day : List.of(
                    "9999-12-31",
                    "1999-12-31",
                    LocalDate.now(ZoneOffset.UTC).plusDays(2).toString())) {
                HttpResponse<String> refused = service.get(
                        "/payments/" + each.getKey() + "?date=" + day,
                        Optional.of(issuer.token("support-1", "support")));
                assertThat(refused.statusCode())
                        .as(each.getKey() + " of " + day)
                        .isEqualTo(404);
                each.getValue().isSent(JsonMapper.shared().readTree(refused.body()));
            }
            each.getValue()
                    .wereAllSentBut(each.getKey().equals("reconciliation") ? Set.of("PAY-06-books-silent") : Set.of());
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is told as what it is, and as nothing else")
    @ValueSource(strings = {"reconciliation", "daily-statement"})
    void isToldAsWhatItIs(String path) throws Exception {
        HttpResponse<String> refused = service.get(
                "/payments/" + path + "?date=2020-01-01",
                Optional.of(issuer.token("support-1", "support")),
                "text/csv");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(406);
        assertThat(JsonMapper.shared().readTree(refused.body()).path("code").asString())
                .isEqualTo("not-acceptable");
    }

    private static String books(String path) throws Exception {
        HttpResponse<String> answer =
                service.get("/payments/" + path, Optional.of(issuer.token("support-1", "support")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    @DisplayName("counts once, under any of both secrets, and is nobody's who has none")
    void isVerified() {
        OrderId order = OrderId.of("order-verified");
        authorise(order, PaymentMethod.CARD, "tok_approve");
        eventually(order, payment -> payment.state() == PaymentView.State.AUTHORISED);
        String notice =
                "{\"id\": \"n-1\", \"type\": \"something.new\", \"more\": 1, \"reference\": \"payment-verified-1\"}";

        assertThat(notified(notice, SimulatedPsp.SECRET)).isEqualTo(204);
        assertThat(notified(notice, "whsec_of_next_year")).isEqualTo(204);
        HttpResponse<String> nobodys = service.notify(Signature.of(notice, Instant.now(), "whsec_of_nobody"), notice);
        assertThat(nobodys.statusCode()).isEqualTo(401);
        ShownProblems shown = ShownProblems.of("notify");
        shown.isSent(JsonMapper.shared().readTree(nobodys.body()));
        shown.wereAllSentBut(Set.of());
        assertThat(notified(notice.replace("verified", "unheard-of"), SimulatedPsp.SECRET))
                .isEqualTo(404);
        assertThat(notified(notice.replace("payment-verified-1", "order-verified"), SimulatedPsp.SECRET))
                .isEqualTo(404);
        assertThat(notified(notice.replace("payment-verified-1", "payment-verified"), SimulatedPsp.SECRET))
                .isEqualTo(404);
        assertThat(notified("null", SimulatedPsp.SECRET)).isEqualTo(400);
        assertThat(notified("{\"reference\": \"payment-verified-1\"}", SimulatedPsp.SECRET))
                .isEqualTo(400);
        String ofNobody = "{\"id\": \"n-1\"}";
        HttpResponse<String> refused =
                service.notify(Signature.of(ofNobody, Instant.now(), SimulatedPsp.SECRET), ofNobody);
        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode error = JsonMapper.shared().readTree(refused.body()).at("/errors/0");
        assertThat(error.path("field").asString()).isEqualTo("reference");
        assertThat(error.path("code").asString()).isEqualTo("missing");

        assertThat(notified(notice.replace("n-1", "n-2"), SimulatedPsp.SECRET)).isEqualTo(204);
        PaymentView payment = eventually(
                order,
                view -> view.entries().stream()
                                .filter(entry -> entry.event().equals("ProviderNoticeReceived"))
                                .count()
                        == 2);
        assertThat(payment.state()).isEqualTo(PaymentView.State.AUTHORISED);
    }

    private static int notified(String body, String secret) {
        return service.notify(Signature.of(body, Instant.now(), secret), body).statusCode();
    }

    private static void authorise(OrderId order, PaymentMethod method, String token) {
        service.send(new AuthorisePayment(
                PaymentId.of(order, 1), order, 1, method, BOTH, token, 1, Optional.empty(), Optional.empty()));
    }

    private static PaymentView eventually(OrderId order, Predicate<PaymentView> expected) {
        return await().atMost(PATIENCE)
                .until(
                        () -> service.payment(order),
                        found -> found.filter(expected).isPresent())
                .orElseThrow();
    }

    /** The payer pays. */
    private static void decide(OrderId order) throws Exception {
        JsonNode statements = JsonMapper.shared()
                .readTree(send("/authorizations?reference=" + PaymentId.of(order, 1), Optional.empty()));
        send(
                "/authorizations/" + statements.at("/0/authorizationId").asString() + "/customer-decisions",
                Optional.of("{\"decision\": \"CONFIRMED\"}"));
    }

    private static String send(String path, Optional<String> body) throws Exception {
        URI address = psp.address().resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Content-Type", "application/json");
        return HttpClient.newHttpClient()
                .send(
                        body.map(text -> request.POST(HttpRequest.BodyPublishers.ofString(text)))
                                .orElse(request)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
