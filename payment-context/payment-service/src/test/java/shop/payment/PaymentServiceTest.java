package shop.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.won;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.kernel.OrderId;
import shop.mongo.EmbeddedMongo;
import shop.node.EmbeddedNode;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.CapturePayment;
import shop.payment.api.DeclineReason;
import shop.payment.api.MoneyMovement;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentView;
import shop.payment.api.PaymentView.State;
import shop.payment.api.ReceiptBookId;
import shop.payment.api.RefundPayment;
import shop.payment.api.ReleasePayment;
import shop.payment.receipting.IssueReceipts;
import shop.payment.receipting.LogPlace;
import shop.payment.receipting.MoneyFound;
import shop.payment.receipting.ReceiptsIssued;
import shop.payment.receipting.ReceiptsOfTwoMugs;
import shop.platform.rejection.BusinessRejection;
import shop.rehearsal.Issuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Over the real connector, a node, a store and a provider that listen. */
@DisplayName("The payment service")
class PaymentServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static EmbeddedNode node;
    private static EmbeddedMongo mongo;
    private static SimulatedPsp psp;
    private static Issuer issuer;
    private static RunningPaymentService service;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        node = EmbeddedNode.start();
        mongo = EmbeddedMongo.inMemory();
        psp = SimulatedPsp.start(data);
        issuer = Issuer.start();
        service = RunningPaymentService.start(node, mongo, psp.address(), issuer);
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
        psp.close();
        mongo.close();
        node.close();
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

    private static PaymentView eventually(OrderId order, State state) {
        return eventually(order, payment -> payment.state() == state);
    }

    /** The entries of the provider's own ledger for one payment, as {@code type status minor}. */
    private static List<String> ledger(OrderId order) throws Exception {
        String entries = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(psp.address().resolve("/ledger/entries?after=0"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return entries.lines()
                .map(JsonMapper.shared()::readTree)
                .filter(entry -> entry.at("/reference")
                        .asString()
                        .equals(PaymentId.of(order, 1).value()))
                .map(PaymentServiceTest::summary)
                .toList();
    }

    private static String summary(JsonNode entry) {
        return entry.at("/type").asString() + " " + entry.at("/status").asString() + " "
                + entry.at("/amount/minor").asLong();
    }

    @Test
    @DisplayName("makes a book of receipts anew from a snapshot, and its numbers go on behind it (PAY-19)")
    void snapshots() {
        ReceiptBookId book = ReceiptBookId.of("another-merchant", 2026);
        for (int position = 1; position <= 110; position++) {
            service.send(receipt(book, position));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(service.madeFrom(book.value())).hasSizeLessThan(20));
        service.send(receipt(book, 110));
        service.send(receipt(book, 111));
        assertThat(service.madeFrom(book.value()))
                .last()
                .isInstanceOfSatisfying(
                        ReceiptsIssued.class,
                        issued -> assertThat(issued.first()).isEqualTo(111));
    }

    private static IssueReceipts receipt(ReceiptBookId book, long position) {
        return new IssueReceipts(
                book,
                List.of(new MoneyFound(
                        new LogPlace(position, "event-" + position),
                        ReceiptsOfTwoMugs.moved(MoneyMovement.CAPTURED, "hamburg", ONE))));
    }

    @Nested
    @DisplayName("moves the money of")
    class MovesMoney {

        @Test
        @DisplayName("a card: authorised, captured in parts, the rest let go")
        void card() throws Exception {
            OrderId order = OrderId.of("order-card");
            PaymentId payment = PaymentId.of(order, 1);

            authorise(order, PaymentMethod.CARD, "tok_approve");
            eventually(order, State.AUTHORISED);
            service.send(new CapturePayment(payment, "hamburg", ONE, Optional.empty()));
            service.send(new CapturePayment(payment, "munich", won(2_900), Optional.empty()));
            service.send(new ReleasePayment(payment, "not sent"));
            PaymentView released = eventually(order, State.RELEASED);

            assertThat(released.authorised()).isEqualTo(BOTH);
            assertThat(released.captured()).isEqualTo(won(15_800));
            assertThat(released.released()).isEqualTo(won(10_000));
            assertThat(released.refunded()).isEqualTo(won(0));
            assertThat(released.openOperations()).isEmpty();
            assertThat(released.lastFour()).contains("4242");
            assertThat(ledger(order))
                    .containsExactly(
                            "authorization authorized 25800",
                            "capture captured 12900",
                            "capture captured 2900",
                            "void voided 10000");
        }

        @Test
        @DisplayName("a card whose capture fails twice: it is tried again by itself, under a key of its own (PAY-12)")
        void captureThatFailsAtFirst() throws Exception {
            OrderId order = OrderId.of("order-capture-fails-at-first");

            authorise(order, PaymentMethod.CARD, "tok_capture_fails_2");
            eventually(order, State.AUTHORISED);
            service.send(new CapturePayment(PaymentId.of(order, 1), "hamburg", BOTH, Optional.empty()));
            PaymentView captured = eventually(order, State.CAPTURED);

            assertThat(captured.owedCaptures()).isEmpty();
            assertThat(ledger(order))
                    .containsExactly(
                            "authorization authorized 25800",
                            "capture failed 25800",
                            "capture failed 25800",
                            "capture captured 25800");
        }

        @Test
        @DisplayName("a voucher: paid at once, refunded in parts")
        void voucher() throws Exception {
            OrderId order = OrderId.of("order-voucher");
            PaymentId payment = PaymentId.of(order, 1);

            authorise(order, PaymentMethod.VOUCHER, "tok_approve");
            eventually(order, State.PAID);
            service.send(new RefundPayment(payment, "refund-1", ONE, "not sent"));
            service.send(new RefundPayment(payment, "refund-2", ONE, "not sent"));
            service.send(new RefundPayment(payment, "refund-2", ONE, "not sent"));
            PaymentView refunded = eventually(order, view -> view.refunded().equals(BOTH));

            assertThat(refunded.captured()).isEqualTo(BOTH);
            assertThat(ledger(order))
                    .containsExactly("authorization paid 25800", "refund refunded 12900", "refund refunded 12900");
        }

        @Test
        @DisplayName(
                "a voucher that goes back as a whole only: a part is a person's, and the provider never asked (PAY-14)")
        void voucherAsAWhole() throws Exception {
            OrderId order = OrderId.of("order-voucher-as-a-whole");
            PaymentId payment = PaymentId.of(order, 1);

            authorise(order, PaymentMethod.VOUCHER, "tok_approve.whole");
            assertThat(eventually(order, State.PAID).capabilities())
                    .contains(new PaymentView.Capabilities(false, true, false, Optional.empty()));
            service.send(new RefundPayment(payment, "refund-1", ONE, "not sent"));
            PaymentView owed = eventually(order, view -> !view.owedRepayments().isEmpty());

            assertThat(owed.owedRepayments())
                    .extracting(PaymentView.OwedRepayment::refundId, PaymentView.OwedRepayment::amount)
                    .containsExactly(tuple("refund-1", ONE));
            assertThat(ledger(order)).containsExactly("authorization paid 25800");
        }

        @Test
        @DisplayName("a slip: awaited, and paid as soon as the payer pays")
        void slip() throws Exception {
            OrderId order = OrderId.of("order-slip");

            authorise(order, PaymentMethod.BANK_SLIP, "tok_slip_never_paid");
            PaymentView awaited = eventually(order, State.AWAITING_PAYER);
            assertThat(awaited.captured()).isEqualTo(won(0));
            assertThat(awaited.openOperations()).isEmpty();
            payerPays(order);

            assertThat(eventually(order, State.PAID).captured()).isEqualTo(BOTH);
        }

        @Test
        @DisplayName("nobody, when it is declined")
        void declined() {
            OrderId order = OrderId.of("order-declined");

            authorise(order, PaymentMethod.CARD, "tok_decline_insufficient_funds");

            assertThat(eventually(order, State.DECLINED).declineReason()).contains(DeclineReason.INSUFFICIENT_FUNDS);
        }

        @Test
        @DisplayName("nobody, when a rule forbids it, and says so across the server")
        void refused() {
            OrderId order = OrderId.of("order-refused");
            authorise(order, PaymentMethod.CARD, "tok_approve");
            eventually(order, State.AUTHORISED);

            assertThatThrownBy(() -> service.send(
                            new CapturePayment(PaymentId.of(order, 1), "hamburg", won(25_801), Optional.empty())))
                    .satisfies(refusal -> assertThat(BusinessRejection.in(refusal))
                            .hasValueSatisfying(rejection -> {
                                assertThat(rejection.rule()).isEqualTo("PAY-02");
                                assertThat(rejection.facts())
                                        .containsEntry("amount", "25801 KRW")
                                        .containsEntry("authorised", "25800 KRW");
                            }));
        }

        private void payerPays(OrderId order) throws Exception {
            String statements = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(psp.address()
                                            .resolve("/authorizations?reference=" + PaymentId.of(order, 1)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            String reference = JsonMapper.shared()
                    .readTree(statements)
                    .at("/0/authorizationId")
                    .asString();
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(psp.address()
                                            .resolve("/authorizations/" + reference + "/customer-decisions"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"decision\": \"CONFIRMED\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }
    }

    @Nested
    @DisplayName("asks again, and once only in the provider's books,")
    class AsksAgain {

        @ParameterizedTest
        @ValueSource(strings = {"tok_timeout_then_approve", "tok_drops_connection"})
        @DisplayName("when the answer is lost (PAY-06)")
        void answerIsLost(String token) throws Exception {
            OrderId order = OrderId.of("order-" + token.replace('_', '-'));

            authorise(order, PaymentMethod.CARD, token);
            PaymentView authorised = eventually(order, State.AUTHORISED);

            assertThat(authorised.entries())
                    .extracting(PaymentView.Entry::event)
                    .containsExactly(
                            "PaymentAuthorisationRequested",
                            "PaymentOutcomeUnknown",
                            "PaymentRegistered",
                            "PaymentAuthorised");
            assertThat(ledger(order)).containsExactly("authorization authorized 25800");
        }

        @Test
        @DisplayName("and voids what turns out to be authorised after the order let go of it (PAY-06)")
        void releasedWhileUnknown() throws Exception {
            OrderId order = OrderId.of("order-released-while-unknown");

            authorise(order, PaymentMethod.CARD, "tok_timeout_then_approve");
            service.send(new ReleasePayment(PaymentId.of(order, 1), "order rejected"));

            assertThat(eventually(order, State.RELEASED).released()).isEqualTo(BOTH);
            assertThat(ledger(order)).containsExactly("authorization authorized 25800", "void voided 25800");
        }

        @Test
        @DisplayName("when the provider was away for a while (PAY-06)")
        void providerIsAway() throws Exception {
            OrderId order = OrderId.of("order-provider-away");
            psp.goAway();

            authorise(order, PaymentMethod.CARD, "tok_approve");
            eventually(
                    order, payment -> payment.openOperations().stream().anyMatch(PaymentView.OpenOperation::unknown));
            psp.comeBack();

            assertThat(eventually(order, State.AUTHORISED).openOperations()).isEmpty();
            assertThat(ledger(order)).containsExactly("authorization authorized 25800");
        }

        @Test
        @DisplayName("when the service stopped before there was an answer (PAY-05)")
        void serviceStopped() throws Exception {
            OrderId order = OrderId.of("order-stopped");
            service.close();
            RunningPaymentService doomed =
                    RunningPaymentService.start(node, mongo, URI.create("http://127.0.0.1:1"), issuer);
            doomed.send(new AuthorisePayment(
                    PaymentId.of(order, 1),
                    order,
                    1,
                    PaymentMethod.CARD,
                    BOTH,
                    "tok_approve",
                    1,
                    Optional.empty(),
                    Optional.empty()));
            await().atMost(PATIENCE)
                    .until(() -> doomed.payment(order)
                            .filter(payment ->
                                    payment.openOperations().stream().anyMatch(PaymentView.OpenOperation::unknown))
                            .isPresent());
            doomed.close();

            service = RunningPaymentService.start(node, mongo, psp.address(), issuer);

            assertThat(eventually(order, State.AUTHORISED).openOperations()).isEmpty();
            assertThat(ledger(order)).containsExactly("authorization authorized 25800");
        }
    }

    @Nested
    @DisplayName("lets others read over HTTP")
    class OverHttp {

        @ParameterizedTest
        @ValueSource(strings = {"support", "operator", "shop"})
        @DisplayName("who may, a payment with its version")
        void mayRead(String role) throws Exception {
            OrderId order = OrderId.of("order-read-by-" + role);
            authorise(order, PaymentMethod.VOUCHER, "tok_approve");
            PaymentView paid = eventually(order, State.PAID);

            HttpResponse<String> answer =
                    service.get("/payments/payment-read-by-" + role + "-1", Optional.of(issuer.token(role)));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("ETag")).contains("\"" + paid.version() + "\"");
            JsonNode payment = JsonMapper.shared().readTree(answer.body());
            assertThat(payment.at("/paymentId").asString()).isEqualTo("payment-read-by-" + role + "-1");
            assertThat(payment.at("/state").asString()).isEqualTo("PAID");
            assertThat(payment.at("/captured/minor").asLong()).isEqualTo(25800);
            assertThat(answer.body()).doesNotContain("tok_approve");
        }

        @Test
        @DisplayName("and has support try a capture again that has failed, with a reason (PAY-12)")
        void retriesACapture() {
            OrderId order = OrderId.of("order-capture-fails");
            authorise(order, PaymentMethod.CARD, "tok_capture_fails");
            eventually(order, State.AUTHORISED);
            service.send(new CapturePayment(PaymentId.of(order, 1), "hamburg", BOTH, Optional.empty()));
            eventually(order, payment -> !payment.owedCaptures().isEmpty());
            String path = "/payments/payment-capture-fails-1/captures/";
            String reason = "{\"reason\": \"CUSTOMER_HAS_SEEN_TO_IT\"}";

            // While it is being tried by itself, saying so changes nothing.
            await().atMost(PATIENCE).until(() -> {
                HttpResponse<String> tried = post("support", path + "hamburg/attempts", reason);
                assertThat(tried.statusCode()).as(tried.body()).isIn(200, 202);
                return tried.body().contains("CaptureRetryOrdered");
            });
            assertThat(service.payment(order).orElseThrow().captured()).isEqualTo(won(0));

            HttpResponse<String> notOwed = post("support", path + "munich/attempts", reason);
            assertThat(notOwed.statusCode()).isEqualTo(409);
            assertThat(notOwed.body()).contains("PAY-12", "capture-not-owed");
            assertThat(post("support", path + "hamburg/attempts", "{}").statusCode())
                    .isEqualTo(400);
            assertThat(post("shop", path + "hamburg/attempts", reason).statusCode())
                    .isEqualTo(403);
            assertThat(post("support", "/payments/payment-nobody-1/captures/hamburg/attempts", reason)
                            .statusCode())
                    .isEqualTo(404);
        }

        @Test
        @DisplayName("and has support have a refund made once more that has failed, with a reason (PAY-03)")
        void retriesARefund() {
            OrderId order = OrderId.of("order-refund-fails");
            authorise(order, PaymentMethod.DEBIT, "tok_refund_fails_later");
            eventually(order, State.PAID);
            service.send(new RefundPayment(PaymentId.of(order, 1), "refund-1", ONE, "not sent"));
            eventually(order, payment -> !payment.owedRepayments().isEmpty());
            String path = "/payments/payment-refund-fails-1/refunds/refund-1/attempts";

            HttpResponse<String> tried = post("support", path, "{\"reason\": \"SHOP_HAS_SEEN_TO_IT\"}");

            assertThat(tried.statusCode()).as(tried.body()).isIn(200, 202);
            PaymentView again = eventually(
                    order,
                    payment -> !payment.owedRepayments().isEmpty()
                            && payment.entries().stream()
                                    .anyMatch(entry -> entry.event().equals("RefundRetryOrdered")));
            assertThat(again.entries())
                    .extracting(PaymentView.Entry::event)
                    .containsSubsequence(
                            "RepaymentOwed", "RefundRetryOrdered", "PaymentRefundRequested", "RepaymentOwed");
            assertThat(again.entries())
                    .filteredOn(entry -> entry.event().equals("RefundRetryOrdered"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.by())
                            .hasValueSatisfying(
                                    person -> assertThat(person.role()).isEqualTo("support")));
            assertThat(again.refunded()).isEqualTo(won(0));
            assertThat(post("support", path, "{}").statusCode()).isEqualTo(400);
            assertThat(post("shop", path, "{\"reason\": \"ANOTHER_REASON\"}").statusCode())
                    .isEqualTo(403);
        }

        @Test
        @DisplayName("and has support tell what it has found out once the provider was asked in vain for long (PAY-06)")
        void outcomeIsFound() {
            OrderId order = OrderId.of("order-never-answered");
            String body = "{\"operationKey\": \"payment-never-answered-1/1\", \"outcome\": \"NOT_DONE\","
                    + " \"evidence\": \"PROVIDER_HAS_CONFIRMED_IT\"}";
            service.close();
            service = RunningPaymentService.start(
                    node,
                    mongo,
                    URI.create("http://127.0.0.1:1"),
                    issuer,
                    "--payment.asking.keys-remembered=1ms",
                    "--payment.asking.attention-after=2ms");
            try {
                authorise(order, PaymentMethod.CARD, "tok_approve");
                PaymentView unknown =
                        eventually(order, payment -> payment.needs().contains(PaymentView.Need.INQUIRY));
                assertThat(unknown.entries())
                        .extracting(PaymentView.Entry::text)
                        .contains("No outcome yet, the provider is asked again (it cannot be reached).");

                HttpResponse<String> told = post("support", "/payments/payment-never-answered-1/outcomes", body);

                assertThat(told.statusCode()).as(told.body()).isIn(200, 202);
                PaymentView declined = eventually(order, State.DECLINED);
                assertThat(declined.needs()).isEmpty();
                assertThat(declined.openOperations()).isEmpty();
                HttpResponse<String> again = post("support", "/payments/payment-never-answered-1/outcomes", body);
                assertThat(again.statusCode()).isEqualTo(409);
                assertThat(again.body()).contains("PAY-06", "outcome-not-missing");
            } finally {
                service.close();
                service = RunningPaymentService.start(node, mongo, psp.address(), issuer);
            }
        }

        private HttpResponse<String> post(String role, String path, String body) {
            return service.send("POST", path, Optional.of(issuer.token(role)), body);
        }

        @Test
        @DisplayName("the payments of an order and of all orders, page by page")
        void listed() throws Exception {
            OrderId order = OrderId.of("order-two-tenders");
            for (int tender : List.of(2, 1)) {
                service.send(new AuthorisePayment(
                        PaymentId.of(order, tender),
                        order,
                        tender,
                        PaymentMethod.VOUCHER,
                        ONE,
                        "tok_approve",
                        1,
                        Optional.empty(),
                        Optional.empty()));
            }
            eventually(order, State.PAID);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ids(list("orderId=order-two-tenders&state=PAID&state=ASKED")))
                            .containsExactlyInAnyOrder("payment-two-tenders-1", "payment-two-tenders-2"));
            JsonNode first = list("orderId=order-two-tenders&size=1&sort=requestedAt");
            JsonNode last = list("orderId=order-two-tenders&size=1&sort=requestedAt&cursor="
                    + first.get("next").asString());
            assertThat(ids(first)).containsExactly("payment-two-tenders-2");
            assertThat(ids(last)).containsExactly("payment-two-tenders-1");
            assertThat(first.get("total").asInt()).isEqualTo(2);
            assertThat(last.has("next")).isFalse();
            assertThat(ids(list("size=200"))).contains("payment-two-tenders-1", "payment-two-tenders-2");
            assertThat(ids(list("requestedBefore=2026-01-01T00:00:00Z"))).isEmpty();
        }

        @ParameterizedTest
        @DisplayName("but nothing that cannot be asked, or that no page has told")
        @CsvSource({
            "status=PAID, 400, unknown-parameter, status is not known here; did you mean 'state'?",
            "state=LOST, 400, invalid, 'state must be one of ASKED, AWAITING_PAYER, AUTHORISED, PARTLY_CAPTURED, CAPTURED, PAID, DECLINED, RELEASED'",
            "sort=amount, 400, invalid, sort must be requestedAt or -requestedAt",
            "size=201, 400, too-many, size must be less than or equal to 200",
            "orderId=4711, 400, invalid, ''",
            "requestedFrom=5, 400, invalid, requestedFrom must be a moment such as 2026-12-21T15:30:00Z",
            "cursor=bzAub3JkZXItMQ, 404, page-not-found, ''",
            "cursor=bzAucGF5bWVudC0x, 409, cursor-of-the-other-order, ''"
        })
        void impossible(String query, int status, String code, String detail) throws Exception {
            HttpResponse<String> answer = service.get("/payments?" + query, Optional.of(issuer.token("support")));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            JsonNode problem = JsonMapper.shared().readTree(answer.body());
            assertThat(problem.get("code").asString()).isEqualTo(code);
            assertThat(problem.get("detail").asString()).contains(detail);
        }

        private JsonNode list(String query) throws Exception {
            return JsonMapper.shared()
                    .readTree(service.get("/payments?" + query, Optional.of(issuer.token("support")))
                            .body());
        }

        private static List<String> ids(JsonNode page) {
            return page.at("/payments").findValuesAsString("paymentId");
        }

        @ParameterizedTest
        @ValueSource(strings = {"customer", "warehouse"})
        @DisplayName("but not those who may not")
        void mayNotRead(String role) throws Exception {
            assertThat(service.get("/payments/payment-1001-1", Optional.of(issuer.token(role)))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(service.get("/payments?orderId=order-1001", Optional.of(issuer.token(role)))
                            .statusCode())
                    .isEqualTo(403);
        }

        @Test
        @DisplayName("nor those who do not say who they are")
        void anonymous() throws Exception {
            assertThat(service.get("/payments/payment-1001-1", Optional.empty()).statusCode())
                    .isEqualTo(401);
        }

        @Test
        @DisplayName("and tells what is wrong as a problem")
        void problems() throws Exception {
            Optional<String> token = Optional.of(issuer.token("support"));

            HttpResponse<String> missing = service.get("/payments/payment-nobody-1", token);
            HttpResponse<String> malformed = service.get("/payments/4711", token);
            HttpResponse<String> overfull = service.get("/payments?size=201", token);

            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(malformed.statusCode()).isEqualTo(400);
            assertThat(overfull.statusCode()).isEqualTo(400);
            assertThat(List.of(missing, malformed, overfull))
                    .allSatisfy(answer -> assertThat(answer.headers().firstValue("Content-Type"))
                            .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json")));
        }

        @Test
        @DisplayName("and describes itself, with ids as the text that they are")
        void description() throws Exception {
            JsonNode description = JsonMapper.shared()
                    .readTree(service.get("/v3/api-docs", Optional.empty()).body());

            assertThat(description
                            .at("/components/schemas/PaymentView/properties/paymentId/type")
                            .asString())
                    .isEqualTo("string");
            assertThat(description.at("/paths").propertyNames()).contains("/payments", "/payments/{paymentId}");
        }
    }
}
