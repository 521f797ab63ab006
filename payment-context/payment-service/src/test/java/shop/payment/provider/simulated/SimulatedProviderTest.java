package shop.payment.provider.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.IN_THREE_DAYS;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.won;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.kernel.Money;
import shop.payment.SimulatedPsp;
import shop.payment.accounts.AccountsInMemory;
import shop.payment.accounts.RefundAccount;
import shop.payment.api.AccountKind;
import shop.payment.api.DeclineReason;
import shop.payment.api.DisputeKind;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.MoneyTakenBack;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.ProviderAnswer;
import shop.payment.collecting.RecordAuthorised;
import shop.payment.collecting.RecordCaptureFailed;
import shop.payment.collecting.RecordCaptured;
import shop.payment.collecting.RecordDeclined;
import shop.payment.collecting.RecordDispute;
import shop.payment.collecting.RecordExpired;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.RecordRefundAccepted;
import shop.payment.collecting.RecordRefundDisputed;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.collecting.RecordRefunded;
import shop.payment.collecting.RecordTurnedBack;
import shop.payment.collecting.RecordVoided;
import shop.payment.collecting.Registration;
import shop.payment.collecting.SealedAccount;

@DisplayName("The simulated provider, asked over HTTP,")
class SimulatedProviderTest {

    private static final AccountsInMemory ACCOUNTS = new AccountsInMemory();
    private static final AtomicInteger PAYMENTS = new AtomicInteger();
    private static SimulatedPsp psp;

    private SimulatedProvider provider;
    private PaymentId payment;
    private int operations;

    @BeforeAll
    static void start(@TempDir Path data) {
        psp = SimulatedPsp.start(data);
    }

    @AfterAll
    static void stop() {
        psp.close();
    }

    @BeforeEach
    void begin() {
        provider = askedAt(psp.address(), Duration.ofSeconds(10));
        payment = new PaymentId("payment-mugs-" + PAYMENTS.incrementAndGet() + "-1");
    }

    private static SimulatedProvider askedAt(URI address, Duration patience) {
        return askedAt(address, patience, Clock.systemUTC());
    }

    private static SimulatedProvider askedAt(URI address, Duration patience, Clock clock) {
        return new SimulatedProvider(
                new SimulatedProviderSettings(address, Duration.ofSeconds(5), patience, List.of("whsec_of_this_test")),
                ACCOUNTS,
                clock);
    }

    private String nextKey() {
        return payment.value() + "/" + ++operations;
    }

    private PaymentAuthorisationRequested authorization(PaymentMethod method, String token) {
        return new PaymentAuthorisationRequested(
                payment, ORDER, TENDER, nextKey(), method, BOTH, token, 1, Optional.empty(), Optional.empty());
    }

    private PaymentCaptureRequested capture(String reference, String captureId, Money amount) {
        return new PaymentCaptureRequested(payment, ORDER, TENDER, nextKey(), reference, captureId, amount);
    }

    private PaymentVoidRequested release(String reference) {
        return new PaymentVoidRequested(payment, ORDER, TENDER, nextKey(), reference, "order cancelled");
    }

    private PaymentRefundRequested refund(String reference, String refundId, Money amount) {
        return new PaymentRefundRequested(
                payment, ORDER, TENDER, nextKey(), reference, refundId, amount, "not sent", Optional.empty());
    }

    private Registration authorised(String token) {
        return ((RecordAuthorised) provider.authorise(authorization(PaymentMethod.CARD, token))).registration();
    }

    private Registration awaited(PaymentMethod method, String token) {
        return ((RecordPayerAwaited) provider.authorise(authorization(method, token))).registration();
    }

    private void payerDecides(String reference, String decision) throws IOException, InterruptedException {
        HttpResponse<String> decided = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        psp.address().resolve("/authorizations/" + reference + "/customer-decisions"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"decision\": \"" + decision + "\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(decided.statusCode()).isEqualTo(201);
    }

    @Nested
    @DisplayName("asked to authorise")
    class Authorising {

        @Test
        @DisplayName("sets a card's money aside, until a moment of its own (PAY-01)")
        void card() {
            ProviderAnswer answer = provider.authorise(authorization(PaymentMethod.CARD, "tok_approve"));

            RecordAuthorised authorised = (RecordAuthorised) answer;
            assertThat(authorised.paymentId()).isEqualTo(payment);
            assertThat(authorised.captureBefore()).isAfter(Instant.now().plus(Duration.ofDays(6)));
            assertThat(authorised.registration())
                    .isEqualTo(new Registration(
                            authorised.registration().providerReference(), Optional.of("4242"), true, true));
        }

        @Test
        @DisplayName("allows one capture where it says so (PAY-02)")
        void singleCapture() {
            assertThat(authorised("tok_single_capture").severalCaptures()).isFalse();
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("is paid at once by")
        @CsvSource({"DEBIT", "VOUCHER", "BANK_SLIP"})
        void paysAtOnce(PaymentMethod method) {
            assertThat(provider.authorise(authorization(method, "tok_approve"))).isInstanceOf(RecordPaid.class);
        }

        @ParameterizedTest(name = "{0} as {1}")
        @DisplayName("says why it declines, in our words (PAY-11):")
        @CsvSource({
            "tok_decline_insufficient_funds, INSUFFICIENT_FUNDS",
            "tok_decline_fraud, SUSPECTED_FRAUD",
            "tok_decline_expired_card, EXPIRED_CARD",
            "tok_decline_try_again, TRY_AGAIN"
        })
        void declines(String token, DeclineReason reason) {
            assertThat(provider.authorise(authorization(PaymentMethod.CARD, token)))
                    .isEqualTo(new RecordDeclined(payment, reason));
        }

        @Test
        @DisplayName("waits for the payer of a slip")
        void slip() {
            assertThat(awaited(PaymentMethod.BANK_SLIP, "tok_slip_never_paid").lastFour())
                    .isEmpty();
        }

        @Test
        @DisplayName("is told until when a slip can be paid, and nothing of it where nobody has said so")
        void dueDate() throws IOException {
            PaymentAuthorisationRequested slip = new PaymentAuthorisationRequested(
                    payment,
                    ORDER,
                    TENDER,
                    nextKey(),
                    PaymentMethod.BANK_SLIP,
                    BOTH,
                    "tok_slip_never_paid",
                    1,
                    Optional.of(IN_THREE_DAYS),
                    Optional.empty());

            assertThat(provider.authorise(slip)).isInstanceOf(RecordPayerAwaited.class);
            try (Stranger stranger = Stranger.saying(500, "")) {
                stranger.asked().authorise(slip);
                assertThat(stranger.wasTold()).contains("\"dueDate\":\"2026-01-08\"");
                stranger.asked().authorise(authorization(PaymentMethod.CARD, "tok_approve"));
                assertThat(stranger.wasTold()).doesNotContain("dueDate");
            }
        }

        @Test
        @DisplayName("gives the same answer under the same key (PAY-05)")
        void again() {
            PaymentAuthorisationRequested request = authorization(PaymentMethod.CARD, "tok_approve");

            assertThat(provider.authorise(request)).isEqualTo(provider.authorise(request));
        }

        @Test
        @DisplayName("is asked again under the same key when its answer was lost (PAY-06)")
        void answerIsLost() {
            SimulatedProvider impatient = askedAt(psp.address(), Duration.ofMillis(500));
            PaymentAuthorisationRequested request = authorization(PaymentMethod.CARD, "tok_timeout_then_approve");

            ProviderAnswer first = impatient.authorise(request);
            ProviderAnswer second = provider.authorise(request);

            assertThat(first).isInstanceOfSatisfying(RecordOutcomeUnknown.class, unknown -> {
                assertThat(unknown.paymentId()).isEqualTo(payment);
                assertThat(unknown.operationKey()).isEqualTo(request.operationKey());
                assertThat(unknown.detail()).isNotBlank();
            });
            assertThat(second).isInstanceOf(RecordAuthorised.class);
        }

        @Test
        @DisplayName("is asked again under the same key when the connection was dropped (PAY-06)")
        void connectionIsDropped() {
            PaymentAuthorisationRequested request = authorization(PaymentMethod.CARD, "tok_drops_connection");

            assertThat(provider.authorise(request)).isInstanceOf(RecordOutcomeUnknown.class);
            assertThat(provider.authorise(request)).isInstanceOf(RecordAuthorised.class);
        }

        @Test
        @DisplayName("never says declined when nobody listens (PAY-06)")
        void nobodyListens() {
            SimulatedProvider absent = askedAt(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1));

            assertThat(absent.authorise(authorization(PaymentMethod.CARD, "tok_approve")))
                    .isInstanceOf(RecordOutcomeUnknown.class);
        }
    }

    @Nested
    @DisplayName("having set money aside,")
    class HavingSetAside {

        @Test
        @DisplayName("lets it be captured in parts (PAY-02)")
        void inParts() {
            String reference = authorised("tok_approve").providerReference();
            PaymentCaptureRequested hamburg = capture(reference, "hamburg", ONE);
            PaymentCaptureRequested munich = capture(reference, "munich", ONE);

            assertThat(provider.capture(hamburg)).isEqualTo(new RecordCaptured(payment, hamburg.operationKey()));
            assertThat(provider.capture(munich)).isEqualTo(new RecordCaptured(payment, munich.operationKey()));
        }

        @Test
        @DisplayName("says when a capture fails")
        void captureFails() {
            PaymentCaptureRequested capture =
                    capture(authorised("tok_capture_fails").providerReference(), "hamburg", BOTH);

            assertThat(provider.capture(capture)).isEqualTo(new RecordCaptureFailed(payment, capture.operationKey()));
        }

        @Test
        @DisplayName("refuses more than there is, which is as certain as a failure")
        void overCapture() {
            PaymentCaptureRequested capture =
                    capture(authorised("tok_approve").providerReference(), "hamburg", won(25_801));

            assertThat(provider.capture(capture)).isEqualTo(new RecordCaptureFailed(payment, capture.operationKey()));
        }

        @Test
        @DisplayName("takes a capture under another key for no evidence of failure (PAY-06)")
        void duplicateCapture() {
            String reference = authorised("tok_approve").providerReference();
            provider.capture(capture(reference, "hamburg", ONE));

            assertThat(provider.capture(capture(reference, "hamburg", ONE))).isInstanceOf(RecordOutcomeUnknown.class);
        }

        @Test
        @DisplayName("lets go of what was not captured (PAY-04)")
        void remainderIsLetGo() {
            String reference = authorised("tok_approve").providerReference();
            provider.capture(capture(reference, "hamburg", ONE));
            PaymentVoidRequested release = release(reference);

            assertThat(provider.release(release)).isEqualTo(new RecordVoided(payment, release.operationKey()));
        }

        @Test
        @DisplayName("refuses a capture after a void")
        void captureAfterVoid() {
            String reference = authorised("tok_approve").providerReference();
            provider.release(release(reference));
            PaymentCaptureRequested capture = capture(reference, "hamburg", ONE);

            assertThat(provider.capture(capture)).isEqualTo(new RecordCaptureFailed(payment, capture.operationKey()));
        }
    }

    @Nested
    @DisplayName("having taken money,")
    class HavingTaken {

        @Test
        @DisplayName("gives it back in parts (PAY-03)")
        void inParts() {
            String reference = paid("tok_approve");
            PaymentRefundRequested first = refund(reference, "refund-1", ONE);
            PaymentRefundRequested second = refund(reference, "refund-2", ONE);

            assertThat(provider.refund(first)).isEqualTo(new RecordRefunded(payment, first.operationKey()));
            assertThat(provider.refund(second)).isEqualTo(new RecordRefunded(payment, second.operationKey()));
        }

        @Test
        @DisplayName("has not given it back by accepting to do so (PAY-07)")
        void accepted() {
            PaymentRefundRequested refund = refund(paid("tok_refund_fails_later"), "refund-1", ONE);

            assertThat(provider.refund(refund)).isEqualTo(new RecordRefundAccepted(payment, refund.operationKey()));
        }

        @Test
        @DisplayName("does not give back what a bank has, and says what it has taken (PAY-10)")
        void disputed() {
            String reference = paid("tok_disputed");
            List<MoneyTakenBack> taken = await().atMost(Duration.ofSeconds(60))
                    .until(() -> provider.takenBack(payment).orElseThrow(), known -> !known.isEmpty());
            PaymentRefundRequested refund = refund(reference, "refund-1", ONE);

            assertThat(provider.refund(refund)).isEqualTo(new RecordRefundDisputed(payment, refund.operationKey()));
            assertThat(taken).singleElement().isInstanceOfSatisfying(RecordDispute.class, dispute -> {
                assertThat(dispute.kind()).isEqualTo(DisputeKind.CHARGEBACK);
                assertThat(dispute.amount()).isEqualTo(BOTH);
                assertThat(dispute.outcome()).isEmpty();
            });
        }

        @Test
        @DisplayName("says that a deposit has turned back, and nothing where nobody has taken anything (PAY-15)")
        void turnedBack() {
            paid("tok_approve");
            assertThat(provider.takenBack(payment)).contains(List.of());

            payment = new PaymentId(payment.value() + "-slip");
            Registration slip = ((RecordPaid)
                            provider.authorise(authorization(PaymentMethod.BANK_SLIP, "tok_slip_turns_back")))
                    .registration();
            assertThat(await().atMost(Duration.ofSeconds(60))
                            .until(() -> provider.takenBack(payment).orElseThrow(), known -> !known.isEmpty()))
                    .containsExactly(new RecordTurnedBack(payment, slip));
        }

        private String paid(String token) {
            return ((RecordPaid) provider.authorise(authorization(PaymentMethod.VOUCHER, token)))
                    .registration()
                    .providerReference();
        }
    }

    @Nested
    @DisplayName("having money that was transferred into an account of its own (PAY-16),")
    class IntoAnAccount {

        private String reference = "";

        @BeforeEach
        void paid() {
            RecordPaid paid =
                    (RecordPaid) provider.authorise(authorization(PaymentMethod.BANK_SLIP, "tok_slip_paid.account"));
            reference = paid.registration().providerReference();
            assertThat(paid.registration().refundable()).isFalse();
            assertThat(paid.registration().refundAccount()).contains(AccountKind.KOREAN_BANK);
            assertThat(provider.lookUp(payment, reference)).contains(paid);
        }

        private PaymentRefundRequested refundTo(SealedAccount account) {
            return new PaymentRefundRequested(
                    payment, ORDER, TENDER, nextKey(), reference, "refund-1", ONE, "not sent", Optional.of(account));
        }

        private static SealedAccount sealed(String number) {
            return ACCOUNTS.seal(new RefundAccount("088", number, "김민지"));
        }

        @Test
        @DisplayName("gives it back to the account that it is told, once")
        void givesBack() {
            PaymentRefundRequested refund = refundTo(sealed("110123456789"));

            assertThat(provider.refund(refund)).isEqualTo(new RecordRefunded(payment, refund.operationKey()));
            assertThat(provider.refund(refund)).isEqualTo(new RecordRefunded(payment, refund.operationKey()));
        }

        @Test
        @DisplayName("gives nothing back to an account that its bank does not know, or to none")
        void refuses() {
            PaymentRefundRequested unknown = refundTo(sealed("110123450000"));
            assertThat(provider.refund(unknown)).isEqualTo(new RecordRefundFailed(payment, unknown.operationKey()));
            PaymentRefundRequested untold = refund(reference, "refund-1", ONE);
            assertThat(provider.refund(untold)).isEqualTo(new RecordRefundFailed(payment, untold.operationKey()));
        }

        @Test
        @DisplayName("is asked no more once the account is forgotten: what came of it, its books say")
        void forgotten() {
            SealedAccount account = sealed("110123456789");
            PaymentRefundRequested done = refundTo(account);
            provider.refund(done);
            ACCOUNTS.forget(account);
            assertThat(provider.refund(done)).isEqualTo(new RecordRefunded(payment, done.operationKey()));
            PaymentRefundRequested never = refundTo(account);
            assertThat(provider.refund(never)).isEqualTo(new RecordRefundFailed(payment, never.operationKey()));
        }
    }

    @Nested
    @DisplayName("having forgotten a key, finds in its books")
    class Finding {

        @ParameterizedTest(name = "{0} with {1}")
        @DisplayName("what came of an authorisation (PAY-06):")
        @CsvSource({
            "CARD, tok_approve",
            "CARD, tok_decline_fraud",
            "CARD, tok_needs_customer",
            "VOUCHER, tok_approve",
            "BANK_SLIP, tok_slip_never_paid"
        })
        void ofAnAuthorisation(PaymentMethod method, String token) {
            PaymentAuthorisationRequested request = authorization(method, token);
            ProviderAnswer answer = provider.authorise(request);

            assertThat(provider.find(request)).contains(answer);
        }

        @Test
        @DisplayName("what came of a capture, and not of the one beside it (PAY-06)")
        void ofACapture() {
            String reference = authorised("tok_approve").providerReference();
            PaymentCaptureRequested hamburg = capture(reference, "hamburg", ONE);
            PaymentCaptureRequested munich = capture(reference, "munich", ONE);
            provider.capture(hamburg);

            assertThat(provider.find(hamburg)).contains(new RecordCaptured(payment, hamburg.operationKey()));
            assertThat(provider.find(munich)).isEmpty();
        }

        @Test
        @DisplayName("that a capture failed (PAY-06)")
        void ofAFailedCapture() {
            PaymentCaptureRequested capture =
                    capture(authorised("tok_capture_fails").providerReference(), "hamburg", ONE);
            provider.capture(capture);

            assertThat(provider.find(capture)).contains(new RecordCaptureFailed(payment, capture.operationKey()));
        }

        @Test
        @DisplayName("what came of a void (PAY-06)")
        void ofAVoid() {
            PaymentVoidRequested release = release(authorised("tok_approve").providerReference());
            assertThat(provider.find(release)).isEmpty();
            provider.release(release);

            assertThat(provider.find(release)).contains(new RecordVoided(payment, release.operationKey()));
        }

        @Test
        @DisplayName("what came of a refund, and how one ended that was accepted at first (PAY-07)")
        void ofARefund() {
            PaymentRefundRequested done = refunded("tok_approve");
            assertThat(provider.find(done)).contains(new RecordRefunded(payment, done.operationKey()));

            payment = new PaymentId(payment.value() + "-accepted");
            PaymentRefundRequested accepted = refunded("tok_refund_fails_later");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> provider.find(accepted)
                            .filter(new RecordRefundFailed(payment, accepted.operationKey())::equals)
                            .isPresent());
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("what came of a refund that was accepted (PAY-07):")
        @CsvSource({"accepted", "refunded", "failed"})
        void ofAnAcceptedRefund(String status) throws IOException {
            PaymentRefundRequested refund = refund("auth_1", "refund-1", ONE);
            String statement = """
                [{"authorizationId": "auth_1", "method": "VOUCHER", "status": "paid", "severalCaptures": false,
                  "amount": {"minor": 25800, "currency": "KRW"}, "operations": [
                    {"type": "authorization", "id": "auth_1", "key": "other", "status": "paid"},
                    {"type": "refund", "id": "refund-1", "key": "%s", "status": "%s"},
                    {"type": "refund_failure", "id": "refund-2", "status": "failed"}]}]\
                """.formatted(refund.operationKey(), status);
            ProviderAnswer expected = switch (status) {
                case "refunded" -> new RecordRefunded(payment, refund.operationKey());
                case "accepted" -> new RecordRefundAccepted(payment, refund.operationKey());
                default -> new RecordRefundFailed(payment, refund.operationKey());
            };

            try (Stranger psp = Stranger.saying(200, statement)) {
                assertThat(psp.asked().find(refund)).contains(expected);
            }
        }

        @Test
        @DisplayName("what came of a refund that is tried once more, and not of the try before it (PAY-03, PAY-07)")
        void ofARefundThatIsTriedAgain() throws IOException {
            PaymentRefundRequested first = refund("auth_1", "refund-1", ONE);
            PaymentRefundRequested second = refund("auth_1", "refund-1", ONE);
            String statement = """
                [{"authorizationId": "auth_1", "method": "VOUCHER", "status": "paid", "severalCaptures": false,
                  "amount": {"minor": 25800, "currency": "KRW"}, "operations": [
                    {"type": "refund", "id": "refund-1", "key": "%s", "status": "accepted"},
                    {"type": "refund_failure", "id": "refund-1", "status": "failed"},
                    {"type": "refund", "id": "refund-1", "key": "%s", "status": "accepted"}]}]\
                """.formatted(first.operationKey(), second.operationKey());

            try (Stranger psp = Stranger.saying(200, statement)) {
                assertThat(psp.asked().find(first)).contains(new RecordRefundFailed(payment, first.operationKey()));
                assertThat(psp.asked().find(second)).contains(new RecordRefundAccepted(payment, second.operationKey()));
            }
        }

        private PaymentRefundRequested refunded(String token) {
            RecordPaid paid = (RecordPaid) provider.authorise(authorization(PaymentMethod.VOUCHER, token));
            PaymentRefundRequested refund = refund(paid.registration().providerReference(), "refund-1", ONE);
            provider.refund(refund);
            return refund;
        }

        @Test
        @DisplayName("that nothing was set aside, when what was is voided (PAY-06)")
        void voided() {
            PaymentAuthorisationRequested request = authorization(PaymentMethod.CARD, "tok_approve");
            RecordAuthorised authorised = (RecordAuthorised) provider.authorise(request);
            provider.release(release(authorised.registration().providerReference()));

            assertThat(provider.find(request)).contains(new RecordDeclined(payment, DeclineReason.REFUSED));
        }

        @Test
        @DisplayName("nothing of what never arrived")
        void neverArrived() {
            assertThat(provider.find(authorization(PaymentMethod.CARD, "tok_approve")))
                    .isEmpty();
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("nothing either way when they do not show what it did with the money that it holds (PAY-06):")
        @CsvSource(
                delimiter = '|',
                value = {
                    "[]",
                    "[{\"authorizationId\": \"auth_1\", \"method\": \"CARD\", \"status\": \"authorized\", \"amount\":"
                            + " {\"minor\": 25800, \"currency\": \"KRW\"}, \"severalCaptures\": true}]"
                })
        void incomplete(String books) throws IOException {
            try (Stranger stranger = Stranger.saying(200, books)) {
                assertThat(stranger.asked().find(capture("auth_1", "hamburg", ONE)))
                        .containsInstanceOf(RecordOutcomeUnknown.class);
            }
        }

        @Test
        @DisplayName("nothing either way when nobody listens (PAY-06)")
        void nobodyListens() {
            PaymentAuthorisationRequested request = authorization(PaymentMethod.CARD, "tok_approve");

            assertThat(askedAt(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1))
                            .find(request))
                    .contains(new RecordOutcomeUnknown(payment, request.operationKey(), "it cannot be reached"));
        }
    }

    @Nested
    @DisplayName("waiting for the payer,")
    class Waiting {

        @Test
        @DisplayName("has nothing to tell until the payer decides")
        void undecided() {
            String reference =
                    awaited(PaymentMethod.BANK_SLIP, "tok_slip_never_paid").providerReference();

            assertThat(provider.lookUp(payment, reference)).isEmpty();
        }

        @Test
        @DisplayName("tells that a slip was paid")
        void slipIsPaid() throws Exception {
            Registration slip = awaited(PaymentMethod.BANK_SLIP, "tok_slip_never_paid");
            payerDecides(slip.providerReference(), "CONFIRMED");

            assertThat(provider.lookUp(payment, slip.providerReference())).contains(new RecordPaid(payment, slip));
        }

        @Test
        @DisplayName("tells that a card was confirmed, or not")
        void cardIsDecided() throws Exception {
            Registration confirmed = awaited(PaymentMethod.CARD, "tok_needs_customer");
            RecordPayerAwaited told =
                    (RecordPayerAwaited) provider.authorise(authorization(PaymentMethod.CARD, "tok_needs_customer"));
            assertThat(told.link().orElseThrow().uri().getPath())
                    .as("the page at which the customer confirms")
                    .isEqualTo("/authorizations/" + told.registration().providerReference() + "/customer");
            assertThat(told.until()).isPresent();
            assertThat(told.toString()).doesNotContain("/customer");
            Registration refused = awaited(PaymentMethod.CARD, "tok_needs_customer");
            payerDecides(confirmed.providerReference(), "CONFIRMED");
            payerDecides(refused.providerReference(), "REFUSED");

            assertThat(provider.lookUp(payment, confirmed.providerReference()))
                    .containsInstanceOf(RecordAuthorised.class);
            assertThat(provider.lookUp(payment, refused.providerReference()))
                    .contains(new RecordDeclined(payment, DeclineReason.REFUSED));
        }

        @Test
        @DisplayName("calls a slip off, and has nothing to tell of it any more")
        void slipIsCalledOff() {
            String reference =
                    awaited(PaymentMethod.BANK_SLIP, "tok_slip_never_paid").providerReference();
            PaymentVoidRequested release = release(reference);

            assertThat(provider.release(release)).isEqualTo(new RecordVoided(payment, release.operationKey()));
            assertThat(provider.lookUp(payment, reference)).isEmpty();
        }

        @Test
        @DisplayName("tells that a slip was paid when it is too late to call it off")
        void payerWasFaster() throws Exception {
            Registration slip = awaited(PaymentMethod.BANK_SLIP, "tok_slip_never_paid");
            payerDecides(slip.providerReference(), "CONFIRMED");

            assertThat(provider.release(release(slip.providerReference()))).isEqualTo(new RecordPaid(payment, slip));
        }

        @Test
        @DisplayName("has nothing to tell when it does not answer")
        void noAnswer() {
            assertThat(provider.lookUp(payment, "auth_unknown")).isEmpty();
        }
    }

    @Nested
    @DisplayName("refusing for certain,")
    class Refusing {

        @Test
        @DisplayName("declines an authorisation that it cannot even read")
        void authorisation() throws IOException {
            try (Stranger psp = Stranger.saying(400, "{\"code\": \"invalid_request\"}")) {
                assertThat(psp.asked().authorise(authorization(PaymentMethod.CARD, "tok_approve")))
                        .isEqualTo(new RecordDeclined(payment, DeclineReason.REFUSED));
            }
        }

        @Test
        @DisplayName("has not given back more than there is")
        void overRefund() {
            PaymentRefundRequested refund = refund(
                    ((RecordPaid) provider.authorise(authorization(PaymentMethod.VOUCHER, "tok_approve")))
                            .registration()
                            .providerReference(),
                    "refund-1",
                    won(25_801));

            assertThat(provider.refund(refund)).isEqualTo(new RecordRefundFailed(payment, refund.operationKey()));
        }

        @ParameterizedTest(name = "{0} {1}")
        @DisplayName("has neither taken nor given back money:")
        @CsvSource({"400, invalid_request", "422, currency_mismatch"})
        void invalid(int status, String code) throws IOException {
            PaymentCaptureRequested capture = capture("auth_1", "hamburg", ONE);
            PaymentRefundRequested refund = refund("auth_1", "refund-1", ONE);
            try (Stranger psp = Stranger.saying(status, "{\"code\": \"" + code + "\"}")) {
                assertThat(psp.asked().capture(capture))
                        .isEqualTo(new RecordCaptureFailed(payment, capture.operationKey()));
                assertThat(psp.asked().refund(refund))
                        .isEqualTo(new RecordRefundFailed(payment, refund.operationKey()));
            }
        }

        @Test
        @DisplayName("tells an authorisation that has ended from a payer who let the time pass (PAY-01)")
        void ended() throws IOException {
            String awaited = "{\"authorizationId\": \"auth_1\", \"method\": \"CARD\", \"status\": \"expired\","
                    + " \"amount\": {\"minor\": 25800, \"currency\": \"KRW\"}, \"severalCaptures\": true";

            try (Stranger psp = Stranger.saying(200, awaited + ", \"captureBefore\": \"2026-01-12T09:00:00Z\"}")) {
                assertThat(psp.asked().lookUp(payment, "auth_1")).contains(new RecordExpired(payment));
            }
            try (Stranger psp = Stranger.saying(200, awaited + "}")) {
                assertThat(psp.asked().lookUp(payment, "auth_1"))
                        .contains(new RecordDeclined(payment, DeclineReason.REFUSED));
            }
        }

        @Test
        @DisplayName(
                "tells that an authorisation has ended which somebody let go by hand, once its time is over (PAY-01)")
        void letGoByHand() throws IOException {
            String voided = "{\"authorizationId\": \"auth_1\", \"method\": \"CARD\", \"status\": \"voided\","
                    + " \"amount\": {\"minor\": 25800, \"currency\": \"KRW\"}, \"severalCaptures\": true,"
                    + " \"captureBefore\": \"2026-01-12T09:00:00Z\"}";
            Instant end = Instant.parse("2026-01-12T09:00:00Z");

            try (Stranger psp = Stranger.saying(200, voided)) {
                assertThat(askedAt(psp.address(), Duration.ofSeconds(5), Clock.fixed(end, ZoneOffset.UTC))
                                .lookUp(payment, "auth_1"))
                        .contains(new RecordExpired(payment));
                assertThat(askedAt(
                                        psp.address(),
                                        Duration.ofSeconds(5),
                                        Clock.fixed(end.minusMillis(1), ZoneOffset.UTC))
                                .lookUp(payment, "auth_1"))
                        .isEmpty();
            }
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("has nothing left to let go when its books say that it is")
        @CsvSource({"voided", "expired"})
        void nothingLeft(String status) throws IOException {
            PaymentVoidRequested release = release("auth_1");
            String statement = "{\"authorizationId\": \"auth_1\", \"method\": \"CARD\", \"status\": \"" + status
                    + "\", \"amount\": {\"minor\": 25800, \"currency\": \"KRW\"}, \"severalCaptures\": true}";

            try (Stranger psp = Stranger.saying(409, "{\"code\": \"voided\"}").andInItsBooks(statement)) {
                assertThat(psp.asked().release(release)).isEqualTo(new RecordVoided(payment, release.operationKey()));
            }
            try (Stranger psp = Stranger.saying(201, "{\"status\": \"" + status + "\"}")) {
                assertThat(psp.asked().release(release)).isEqualTo(new RecordVoided(payment, release.operationKey()));
            }
        }
    }

    @Nested
    @DisplayName("without an answer, leaves")
    class WithoutAnswer {

        @ParameterizedTest(name = "{0} {1}: {2}")
        @DisplayName("no more than a status and a code, whoever the provider speaks of:")
        @CsvSource(
                delimiter = '|',
                value = {
                    "409 | {\"code\": \"duplicate_capture\", \"detail\": \"Ana Souza, Rua 1\"} | HTTP 409"
                            + " duplicate_capture",
                    "500 | {\"code\": \"Ana Souza\"} | HTTP 500",
                    "500 | Ana Souza, Rua 1 | HTTP 500",
                    "201 | Ana Souza, Rua 1 | its answer cannot be read",
                    "201 | {\"status\": \"Ana Souza\"} | it has answered with a capture of another status",
                    "201 | {\"status\": \"accepted\"} | it has answered with a capture that is accepted"
                })
        void detail(int status, String body, String detail) throws IOException {
            PaymentCaptureRequested capture = capture("auth_1", "hamburg", ONE);
            try (Stranger psp = Stranger.saying(status, body)) {
                assertThat(psp.asked().capture(capture))
                        .isEqualTo(new RecordOutcomeUnknown(payment, capture.operationKey(), detail));
            }
        }

        @Test
        @DisplayName("what went wrong in our words, where nobody listens")
        void nobodyListens() {
            PaymentCaptureRequested capture = capture("auth_1", "hamburg", ONE);

            assertThat(askedAt(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1))
                            .capture(capture))
                    .isEqualTo(new RecordOutcomeUnknown(payment, capture.operationKey(), "it cannot be reached"));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("is not understood, and so has not answered (PAY-06), when it says")
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {}",
                "503 | {\"code\": \"ledger_unavailable\"}",
                "429 | {}",
                "400 | {\"code\": \"idempotency_key_missing\"}",
                "422 | {\"code\": \"idempotency_conflict\"}",
                "409 | {\"code\": \"duplicate_capture\"}",
                "409 | not even JSON",
                "201 | not even JSON",
                "201 | ''",
                "201 | {}",
                "201 | {\"status\": \"perhaps\"}",
                "201 | {\"authorizationId\": \"auth_1\", \"status\": \"perhaps\", \"amount\": {\"minor\": 25800,"
                        + " \"currency\": \"KRW\"}}",
                "201 | {\"authorizationId\": \"auth_1\", \"status\": \"paid\", \"amount\": {\"minor\": 12900,"
                        + " \"currency\": \"KRW\"}}",
                "201 | {\"authorizationId\": \"auth_1\", \"status\": \"authorized\", \"amount\": {\"minor\": 25800,"
                        + " \"currency\": \"KRW\"}}"
            })
    void isNotUnderstood(int status, String body) throws IOException {
        try (Stranger stranger = Stranger.saying(status, body)) {
            SimulatedProvider odd = stranger.asked();

            assertThat(odd.authorise(authorization(PaymentMethod.CARD, "tok_approve")))
                    .isInstanceOf(RecordOutcomeUnknown.class);
            assertThat(odd.capture(capture("auth_1", "hamburg", ONE))).isInstanceOf(RecordOutcomeUnknown.class);
            assertThat(odd.release(release("auth_1"))).isInstanceOf(RecordOutcomeUnknown.class);
            assertThat(odd.refund(refund("auth_1", "refund-1", ONE))).isInstanceOf(RecordOutcomeUnknown.class);
            assertThat(odd.takenBack(payment)).isEmpty();
            assertThat(odd.lookUp(payment, "auth_1")).isEmpty();
            assertThat(odd.find(authorization(PaymentMethod.CARD, "tok_approve")))
                    .containsInstanceOf(RecordOutcomeUnknown.class);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("is believed about the end of an authorisation only as far as that can be one (PAY-01):")
    @CsvSource({
        "-1000000000-01-01T00:00:00Z, false",
        "1970-01-01T00:00:00Z, false",
        "2026-01-05T08:54:59Z, false",
        "2026-01-05T08:55:00Z, true",
        "2026-01-12T09:00:00Z, true",
        "2027-01-05T09:05:00Z, true",
        "2027-01-05T09:05:01Z, false",
        "+300000000-01-01T00:00:00Z, false",
        "+1000000000-12-31T23:59:59Z, false"
    })
    void endIsBounded(String end, boolean believed) throws IOException {
        Clock nine = Clock.fixed(Instant.parse("2026-01-05T09:00:00Z"), ZoneOffset.UTC);
        String statement = "{\"authorizationId\": \"auth_1\", \"method\": \"CARD\", \"status\": \"authorized\","
                + " \"amount\": {\"minor\": 25800, \"currency\": \"KRW\"}, \"severalCaptures\": true,"
                + " \"operations\": [], \"captureBefore\": \"" + end + "\"}";
        PaymentAuthorisationRequested request = authorization(PaymentMethod.CARD, "tok_approve");

        try (Stranger stranger = Stranger.saying(201, statement).andInItsBooks("[" + statement + "]")) {
            SimulatedProvider asked = askedAt(stranger.address(), Duration.ofSeconds(5), nine);
            if (believed) {
                assertThat(asked.authorise(request))
                        .isInstanceOfSatisfying(
                                RecordAuthorised.class,
                                known -> assertThat(known.captureBefore()).isEqualTo(end));
                assertThat(asked.find(request)).containsInstanceOf(RecordAuthorised.class);
            } else {
                ProviderAnswer unusable = new RecordOutcomeUnknown(
                        payment,
                        request.operationKey(),
                        "it has answered with an authorisation that is over already, or would never be");
                assertThat(asked.authorise(request)).isEqualTo(unusable);
                assertThat(asked.find(request)).contains(unusable);
            }
        }
        if (!believed) {
            try (Stranger stranger = Stranger.saying(200, statement)) {
                assertThat(askedAt(stranger.address(), Duration.ofSeconds(5), nine)
                                .lookUp(payment, "auth_1"))
                        .isEmpty();
            }
        }
    }

    /** Listens as the provider would, and says the same to everybody. */
    private static final class Stranger implements AutoCloseable {

        private final HttpServer http;
        private final int status;
        private final String body;
        private volatile Optional<String> books = Optional.empty();
        private volatile String told = "";

        private Stranger(int status, String body) throws IOException {
            this.status = status;
            this.body = body;
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", this::answer);
            http.start();
        }

        static Stranger saying(int status, String body) throws IOException {
            return new Stranger(status, body);
        }

        /** What it says to whoever only wants to read. */
        Stranger andInItsBooks(String statement) {
            books = Optional.of(statement);
            return this;
        }

        /** What the last request said. */
        String wasTold() {
            return told;
        }

        SimulatedProvider asked() {
            return askedAt(address(), Duration.ofSeconds(5));
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (InputStream request = exchange.getRequestBody()) {
                told = new String(request.readAllBytes(), StandardCharsets.UTF_8);
            }
            boolean reading = books.isPresent() && exchange.getRequestMethod().equals("GET");
            byte[] answer = (reading ? books.orElseThrow() : body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reading ? 200 : status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }
}
