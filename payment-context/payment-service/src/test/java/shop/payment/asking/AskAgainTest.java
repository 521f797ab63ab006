package shop.payment.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.kernel.Money;
import shop.mongo.EmbeddedMongo;
import shop.payment.Projecting;
import shop.payment.RememberingProvider;
import shop.payment.api.CapturePayment;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentDisputed;
import shop.payment.api.PaymentMethod;
import shop.payment.api.RefundPayment;
import shop.payment.api.ReleasePayment;
import shop.payment.collecting.FoundOutcome;
import shop.payment.collecting.PaymentOutcomes;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.RecordAuthorised;
import shop.payment.collecting.RecordCaptureFailed;
import shop.payment.collecting.RecordRefundDisputed;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.collecting.RecordRefunded;
import shop.payment.collecting.RecordTurnedBack;
import shop.payment.collecting.RepaymentOwed;
import shop.payment.collecting.TwoBlueMugs;
import shop.platform.outside.AskAgain;
import shop.platform.outside.AskingSettings;
import shop.platform.outside.OpenQuestion;
import shop.platform.outside.OpenQuestions;
import shop.platform.outside.OutsideCalls;

@DisplayName("What a payment waits to hear")
class AskAgainTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00+09:00");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AskingSettings SETTINGS =
            new AskingSettings(4, 100, Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofSeconds(30));
    private static final Deadlines DEADLINES = AskingForTests.DEADLINES;

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final com.mongodb.client.MongoClient client = MongoClients.create(mongo.uri("payment"));
    private final PaymentsInMemory payments = new PaymentsInMemory();
    private final RememberingProvider provider = new RememberingProvider();
    private final OutsideCalls threads = new OutsideCalls("provider", 4, 100);
    private final OpenQuestions questions =
            new OpenQuestions(new MongoTemplate(client, "payment"), "open-questions", SETTINGS, PaymentOutcomes.KNOWN);
    private Projecting projecting;
    private int told;

    @BeforeEach
    void begin() {
        projecting = Projecting.of(new PaymentQuestions(questions), TwoBlueMugs.PAYMENT);
    }

    @AfterEach
    void stop() {
        threads.close();
        projecting.close();
        client.close();
        mongo.close();
    }

    /** The list hears, at nine o'clock, what happened since it was told last. */
    private void told() {
        List<Object> happened = payments.happened();
        projecting.hears(NINE, happened.subList(told, happened.size()).toArray());
        told = happened.size();
    }

    private void round(Instant now) {
        var asker = new AskTheProviderAgain(AskingForTests.calls(threads, provider, payments.commands()), DEADLINES);
        new AskAgain(questions, payments.events(), asker, Clock.fixed(now, ZoneOffset.UTC)).round();
    }

    /** When the request was recorded: by the time of the machine, which is not that of the list. */
    private Instant recordedAt() {
        return payments.events().readEvents(TwoBlueMugs.PAYMENT.value()).next().getTimestamp();
    }

    /** PeriodicTask at this moment, until this is the last that has happened. */
    private void roundsAt(Instant now, String lastEvent) {
        await().atMost(PATIENCE).until(() -> {
            round(now);
            return lastIs(lastEvent);
        });
    }

    private void roundsUntilSearchedAt(Instant now, int searches) {
        await().atMost(PATIENCE).until(() -> {
            round(now);
            return provider.searched().size() == searches;
        });
        threads.close();
    }

    private boolean lastIs(String event) {
        List<Object> happened = payments.happened();
        return happened.get(happened.size() - 1).getClass().getSimpleName().equals(event);
    }

    private void until(String lastEvent) {
        await().atMost(PATIENCE).until(() -> lastIs(lastEvent));
    }

    /** PeriodicTask at this moment, until the question is put: while its last call is under way, another one is not made. */
    private void isAskedAt(Instant now) {
        int before = provider.asked().size();
        await().atMost(PATIENCE).until(() -> {
            round(now);
            return provider.asked().size() > before;
        });
        assertThat(questions.due(now, 10)).isEmpty();
        assertThat(provider.asked()).hasSize(before + 1);
    }

    private List<OpenQuestion> openEver() {
        return questions.due(NINE.plus(Duration.ofDays(1)), 10);
    }

    @Nested
    @DisplayName("of a request")
    class OfARequest {

        @BeforeEach
        void requested() {
            payments.commands().send(TwoBlueMugs.authorise(PaymentMethod.CARD));
            told();
        }

        @Test
        @DisplayName("is not asked before it had its time")
        void notYet() {
            round(NINE.plusMillis(4999));

            assertThat(provider.asked()).isEmpty();
        }

        @Test
        @DisplayName("is asked as it was recorded, when nobody asked it: the service crashed before (PAY-05)")
        void asRecorded() {
            round(NINE.plusSeconds(5));
            until("PaymentAuthorised");

            assertThat(provider.asked()).containsExactly(TwoBlueMugs.authorisationRequested(PaymentMethod.CARD));
        }

        @Test
        @DisplayName("is asked after growing pauses as long as there is no answer, and carried out once (PAY-06)")
        void growingPauses() {
            provider.loseAnswers(true);
            isAskedAt(NINE.plusSeconds(5));
            assertThat(questions.due(NINE.plusSeconds(14), 10)).isEmpty();
            isAskedAt(NINE.plusSeconds(15));
            assertThat(questions.due(NINE.plusSeconds(34), 10)).isEmpty();
            isAskedAt(NINE.plusSeconds(35));
            assertThat(questions.due(NINE.plusSeconds(64), 10)).isEmpty();
            isAskedAt(NINE.plusSeconds(65));
            assertThat(questions.due(NINE.plusSeconds(94), 10)).isEmpty();
            isAskedAt(NINE.plusSeconds(95));

            assertThat(provider.carriedOut()).hasSize(1);
            assertThat(provider.asked()).containsOnly(TwoBlueMugs.authorisationRequested(PaymentMethod.CARD));
        }

        @Test
        @DisplayName("is put as long as the provider is sure to remember its key (PAY-06)")
        void keyIsRemembered() {
            round(recordedAt().plus(Duration.ofHours(24)).minus(Duration.ofMinutes(5)));
            until("PaymentAuthorised");

            assertThat(provider.searched()).isEmpty();
            assertThat(provider.asked()).hasSize(1);
        }

        @Test
        @DisplayName("is looked up, and not put, once the provider may have forgotten its key (PAY-06)")
        void keyIsForgotten() {
            provider.loseAnswers(true);
            isAskedAt(NINE.plusSeconds(5));
            provider.loseAnswers(false);
            provider.forgetKeys();
            roundsAt(recordedAt().plus(Duration.ofHours(24)), "PaymentAuthorised");

            assertThat(provider.searched()).hasSize(1);
            assertThat(provider.asked()).hasSize(1);
            assertThat(provider.carriedOut()).hasSize(1);
        }

        @Test
        @DisplayName("is put, however late, when the provider's books do not hold it (PAY-06)")
        void neverArrived() {
            roundsAt(recordedAt().plus(Duration.ofDays(2)), "PaymentAuthorised");

            assertThat(provider.searched()).hasSize(1);
            assertThat(provider.carriedOut()).containsExactly(TwoBlueMugs.authorisationRequested(PaymentMethod.CARD));
        }

        @Test
        @DisplayName("is not put when nobody can say whether the books hold it; in the end a person is called (PAY-06)")
        void personIsCalled() {
            provider.loseAnswers(true);
            Instant almost = recordedAt().plus(Duration.ofDays(3)).minusMillis(1);
            roundsAt(almost, "PaymentOutcomeUnknown");
            roundsAt(almost.plusSeconds(60), "PaymentNeedsAttention");
            roundsUntilSearchedAt(almost.plusSeconds(120), 3);

            assertThat(provider.asked()).isEmpty();
            assertThat(payments.happened())
                    .containsOnlyOnce(TwoBlueMugs.needsAttention())
                    .endsWith(TwoBlueMugs.needsAttention());
        }

        @Test
        @DisplayName("has an outcome when one turns up after a person was called (PAY-06)")
        void turnsUp() {
            provider.loseAnswers(true);
            isAskedAt(NINE.plusSeconds(5));
            roundsAt(recordedAt().plus(Duration.ofDays(3)), "PaymentNeedsAttention");
            provider.loseAnswers(false);
            roundsAt(recordedAt().plus(Duration.ofDays(4)), "PaymentAuthorised");

            assertThat(provider.asked()).hasSize(1);
        }

        @Test
        @DisplayName(
                "is not put after a person was called, though the books do not hold it; nor asked any more once that person"
                        + " has told its outcome (PAY-06)")
        void personTells() {
            provider.loseAnswers(true);
            roundsAt(recordedAt().plus(Duration.ofDays(3)), "PaymentNeedsAttention");
            told();
            provider.loseAnswers(false);
            int before = provider.searched().size();
            await().atMost(PATIENCE).until(() -> {
                round(recordedAt().plus(Duration.ofDays(4)));
                return provider.searched().size() > before;
            });
            assertThat(lastIs("PaymentNeedsAttention")).isTrue();

            payments.commands().send(TwoBlueMugs.tellOutcome(1, FoundOutcome.NOT_DONE));
            assertThat(lastIs("PaymentDeclined")).isTrue();
            Instant later = recordedAt().plus(Duration.ofDays(5));
            assertThat(questions.due(later, 10))
                    .as("before the list has heard of it")
                    .hasSize(1);
            told();
            assertThat(questions.due(later, 10)).isEmpty();
            threads.close();
            assertThat(provider.asked()).isEmpty();
        }

        @Test
        @DisplayName("is not asked any more once it is known")
        void known() {
            round(NINE.plusSeconds(5));
            until("PaymentAuthorised");
            told();
            round(NINE.plus(Duration.ofDays(1)));

            assertThat(openEver()).isEmpty();
            assertThat(provider.asked()).hasSize(1);
        }

        @Test
        @DisplayName("is not asked any more once it is known to the payment, though the list is behind")
        void listIsBehind() {
            isAskedAt(NINE.plusSeconds(5));
            until("PaymentAuthorised");
            await().atMost(PATIENCE).until(() -> {
                round(NINE.plusSeconds(15));
                return questions.due(NINE.plusSeconds(15), 10).isEmpty();
            });
            threads.close();

            assertThat(provider.asked()).hasSize(1);
        }

        @Test
        @DisplayName("is the void of a card that was confirmed while it was being called off")
        void voidOutlivesAuthorisation() {
            projecting.hears(NINE, TwoBlueMugs.payerAwaited(), TwoBlueMugs.voidRequested(2), TwoBlueMugs.authorised());

            assertThat(openEver()).extracting(OpenQuestion::key).containsExactly(TwoBlueMugs.key(2));
        }

        @Test
        @DisplayName("is none any more once a refund has failed")
        void refundHasFailed() {
            projecting.hears(NINE, TwoBlueMugs.paid(), TwoBlueMugs.refundRequested(2, "refund-1", TwoBlueMugs.ONE));
            assertThat(openEver()).hasSize(1);
            projecting.hears(NINE, TwoBlueMugs.refundFailed("refund-1", TwoBlueMugs.ONE));

            assertThat(openEver()).isEmpty();
        }

        @Test
        @DisplayName("is the refund that was accepted, beside what else is asked, until it is done or fails (PAY-07)")
        void acceptedRefund() {
            projecting.hears(
                    NINE,
                    TwoBlueMugs.paid(),
                    TwoBlueMugs.refundRequested(2, "refund-1", TwoBlueMugs.ONE),
                    TwoBlueMugs.refundAccepted(2, "refund-1", TwoBlueMugs.ONE),
                    TwoBlueMugs.refundRequested(3, "refund-2", TwoBlueMugs.ONE));
            assertThat(openEver())
                    .extracting(OpenQuestion::key)
                    .containsExactlyInAnyOrder(TwoBlueMugs.key(2), TwoBlueMugs.key(3));
            assertThat(openEver()).extracting(OpenQuestion::asker).containsOnly(TwoBlueMugs.PAYMENT.value());

            projecting.hears(NINE, TwoBlueMugs.refunded("refund-2", TwoBlueMugs.ONE));
            assertThat(openEver()).extracting(OpenQuestion::key).containsExactly(TwoBlueMugs.key(2));

            projecting.hears(NINE, TwoBlueMugs.refundFailed("refund-1", TwoBlueMugs.ONE));
            assertThat(openEver()).isEmpty();
        }

        @Test
        @DisplayName("is the same when its events are heard again")
        void heardAgain() {
            List<OpenQuestion> once = openEver();
            projecting.hearsAllAgain();
            assertThat(openEver()).isEqualTo(once).hasSize(1);

            projecting.hears(NINE, TwoBlueMugs.authorised());
            projecting.hearsAllAgain();
            assertThat(openEver()).isEmpty();
        }

        @Test
        @DisplayName("is forgotten and told again when the list is rebuilt")
        void rebuilt() {
            List<OpenQuestion> before = openEver();

            questions.reset();
            assertThat(openEver()).isEmpty();
            projecting.hearsAllAgain();

            assertThat(openEver()).isEqualTo(before);
        }

        @Test
        @DisplayName("moves on to the operation that waited for it")
        void movesOn() {
            payments.commands().send(new ReleasePayment(TwoBlueMugs.PAYMENT, "order rejected"));
            round(NINE.plusSeconds(5));
            until("PaymentVoidRequested");
            told();

            assertThat(openEver()).extracting(OpenQuestion::key).containsExactly(TwoBlueMugs.key(2));
            round(NINE.plusSeconds(5));
            until("PaymentReleased");
            assertThat(provider.asked())
                    .extracting(ProviderRequest::operationKey)
                    .containsExactly(TwoBlueMugs.key(1), TwoBlueMugs.key(2));
        }
    }

    @Nested
    @DisplayName("of its payer")
    class OfItsPayer {

        @BeforeEach
        void awaited() {
            payments.commands().send(TwoBlueMugs.authorise(PaymentMethod.BANK_SLIP));
            told();
            round(NINE.plusSeconds(5));
            until("PayerAwaited");
            told();
        }

        @Test
        @DisplayName("is looked up until the payer has paid, and asked no more")
        void lookedUp() {
            round(NINE.plusSeconds(5));
            await().atMost(PATIENCE).until(() -> provider.lookedUp().size() == 1);
            assertThat(questions.due(NINE.plusSeconds(14), 10)).isEmpty();
            provider.payerPays();
            await().atMost(PATIENCE).until(() -> {
                round(NINE.plusSeconds(15));
                return provider.lookedUp().size() == 2;
            });
            until("PaymentPaid");
            told();

            assertThat(openEver()).isEmpty();
            assertThat(provider.asked()).hasSize(1);
        }
    }

    @Nested
    @DisplayName("before a capture is tried again that has failed (PAY-12)")
    class OfAnOwedCapture {

        private Instant due = NINE;

        @BeforeEach
        void failed() {
            var end = new RecordAuthorised(
                    TwoBlueMugs.PAYMENT, TwoBlueMugs.CARD, Instant.now().plus(Duration.ofDays(7)));
            payments.commands().send(TwoBlueMugs.authorise(PaymentMethod.CARD));
            payments.commands().send(end);
            payments.commands()
                    .send(new CapturePayment(TwoBlueMugs.PAYMENT, "hamburg", TwoBlueMugs.ONE, Optional.empty()));
            payments.commands().send(new RecordCaptureFailed(TwoBlueMugs.PAYMENT, TwoBlueMugs.key(2)));
            told();
            due = nextTry();
        }

        private Instant nextTry() {
            List<Object> happened = payments.happened();
            return ((PaymentCaptureFailed) happened.get(happened.size() - 1))
                    .nextTry()
                    .orElseThrow();
        }

        @Test
        @DisplayName("is the moment that the payment has decided")
        void isDue() {
            assertThat(questions.due(due.minusMillis(1), 10)).isEmpty();
            roundsAt(due, "PaymentCaptureRequested");
            told();

            assertThat(questions.due(due.plus(Duration.ofDays(1)), 10))
                    .extracting(OpenQuestion::key)
                    .containsExactly(TwoBlueMugs.key(3));
            roundsAt(due.plusSeconds(60), "PaymentCaptured");
            told();
            assertThat(questions.due(due.plus(Duration.ofDays(1)), 10)).isEmpty();
            assertThat(provider.asked())
                    .extracting(ProviderRequest::operationKey)
                    .containsExactly(TwoBlueMugs.key(3));
        }

        @Test
        @DisplayName("is nothing, once it is not owed any more or waits for its turn")
        void isNotDue() {
            projecting.hears(NINE, TwoBlueMugs.captureWaived("hamburg", TwoBlueMugs.ONE));
            assertThat(questions.due(due, 10)).isEmpty();

            projecting.hears(
                    NINE,
                    TwoBlueMugs.captureFailed("munich", TwoBlueMugs.ONE),
                    TwoBlueMugs.captureDeferred("munich", TwoBlueMugs.ONE));
            assertThat(questions.due(due, 10)).isEmpty();
        }

        @Test
        @DisplayName("is a person, after the last try")
        void personIsCalled() {
            projecting.hears(
                    NINE,
                    TwoBlueMugs.captureRequested(3, "hamburg", TwoBlueMugs.ONE),
                    TwoBlueMugs.captureFailed("hamburg", TwoBlueMugs.ONE, 6, Optional.empty()));

            assertThat(questions.due(due.plus(Duration.ofDays(30)), 10)).isEmpty();
        }
    }

    @Nested
    @DisplayName("of a refund that the provider refuses")
    class OfARefusedRefund {

        @BeforeEach
        void paid() {
            payments.commands().send(TwoBlueMugs.authorise(PaymentMethod.VOUCHER));
            told();
            round(NINE.plusSeconds(5));
            until("PaymentPaid");
            payments.commands().send(new RefundPayment(TwoBlueMugs.PAYMENT, "refund-1", TwoBlueMugs.ONE, "not sent"));
            told();
        }

        private void isTaken(DisputeKind kind, Optional<DisputeOutcome> outcome) {
            provider.moneyWentBack(
                    Optional.of(List.of(TwoBlueMugs.recordDispute(TwoBlueMugs.DP, kind, TwoBlueMugs.BOTH, outcome))));
        }

        @Test
        @DisplayName("is first whether its money went back without us: then nobody gives it back a second time (PAY-03,"
                + " PAY-10)")
        void lost() {
            provider.refusesRefunds(RecordRefundFailed::new);
            isTaken(DisputeKind.CHARGEBACK, Optional.of(DisputeOutcome.LOST));

            roundsAt(NINE.plusSeconds(5), "PaymentRefundOvertaken");
            told();

            assertThat(payments.happened()).noneMatch(RepaymentOwed.class::isInstance);
            assertThat(openEver()).isEmpty();
        }

        @Test
        @DisplayName("is first whether the deposit has turned back (PAY-15)")
        void turnedBack() {
            provider.refusesRefunds(RecordRefundFailed::new);
            provider.moneyWentBack(Optional.of(List.of(new RecordTurnedBack(TwoBlueMugs.PAYMENT, TwoBlueMugs.SLIP))));

            roundsAt(NINE.plusSeconds(5), "PaymentRefundOvertaken");

            assertThat(payments.happened()).noneMatch(RepaymentOwed.class::isInstance);
        }

        @Test
        @DisplayName(
                "is that still, as long as the books cannot be read: a refusal alone owes nobody a transfer (PAY-06)")
        void unreadable() {
            provider.refusesRefunds(RecordRefundFailed::new);
            provider.moneyWentBack(Optional.empty());
            roundsAt(NINE.plusSeconds(5), "PaymentOutcomeUnknown");

            provider.moneyWentBack(Optional.of(List.of()));
            roundsAt(NINE.plusSeconds(60), "RepaymentOwed");
        }

        @Test
        @DisplayName(
                "is that still, and calls a person in the end, as long as the payment does not take what went back without"
                        + " us; the others are told (PAY-06, PAY-10)")
        void notTaken() {
            provider.refusesRefunds(RecordRefundFailed::new);
            provider.moneyWentBack(Optional.of(List.of(
                    TwoBlueMugs.recordDispute(
                            "dp_usd", DisputeKind.CHARGEBACK, Money.of(1290, "USD"), Optional.empty()),
                    TwoBlueMugs.recordDispute(
                            TwoBlueMugs.DP, DisputeKind.INQUIRY, TwoBlueMugs.ONE, Optional.empty()))));
            roundsAt(NINE.plusSeconds(5), "PaymentOutcomeUnknown");
            assertThat(payments.happened()).anyMatch(PaymentDisputed.class::isInstance);
            told();

            roundsAt(recordedAt().plus(Duration.ofDays(4)), "PaymentNeedsAttention");
            assertThat(payments.happened()).noneMatch(RepaymentOwed.class::isInstance);
        }

        @Test
        @DisplayName("is nothing more while a dispute has the money, and holds up no other operation (PAY-10)")
        void disputed() {
            provider.refusesRefunds(RecordRefundDisputed::new);
            isTaken(DisputeKind.CHARGEBACK, Optional.empty());

            roundsAt(NINE.plusSeconds(5), "RefundDeferred");
            told();

            assertThat(openEver()).isEmpty();
        }
    }

    @Nested
    @DisplayName("of a refund that the provider has accepted")
    class OfAnAcceptedRefund {

        @BeforeEach
        void accepted() {
            provider.acceptsRefunds();
            payments.commands().send(TwoBlueMugs.authorise(PaymentMethod.VOUCHER));
            told();
            round(NINE.plusSeconds(5));
            until("PaymentPaid");
            payments.commands().send(new RefundPayment(TwoBlueMugs.PAYMENT, "refund-1", TwoBlueMugs.ONE, "not sent"));
            told();
            round(NINE.plusSeconds(5));
            until("PaymentRefundAccepted");
            told();
        }

        @Test
        @DisplayName("is looked up until it is done, and never put again (PAY-07)")
        void done() {
            roundsUntilLookedUp();
            assertThat(lastIs("PaymentRefundAccepted")).isTrue();

            provider.acceptedRefundsEnd(RecordRefunded::new);
            roundsAt(NINE.plusSeconds(60), "PaymentRefunded");
            told();

            assertThat(openEver()).isEmpty();
            assertThat(provider.asked())
                    .extracting(ProviderRequest::operationKey)
                    .containsExactly(TwoBlueMugs.key(1), TwoBlueMugs.key(2));
        }

        @Test
        @DisplayName("is noticed when it fails later; then a person has to pay it back (PAY-07)")
        void failed() {
            roundsUntilLookedUp();

            provider.acceptedRefundsEnd(RecordRefundFailed::new);
            roundsAt(NINE.plusSeconds(60), "RepaymentOwed");
            told();

            assertThat(openEver()).isEmpty();
        }

        @Test
        @DisplayName("is given to a person when there is no outcome in the end (PAY-07)")
        void attention() {
            roundsAt(recordedAt().plus(Duration.ofDays(4)), "PaymentNeedsAttention");

            assertThat(payments.happened()).containsOnlyOnce(TwoBlueMugs.refundNeedsAttention(2, "refund-1"));
        }

        private void roundsUntilLookedUp() {
            await().atMost(PATIENCE).until(() -> {
                round(NINE.plusSeconds(5));
                return !provider.searched().isEmpty();
            });
        }
    }
}
