package shop.payment.collecting;

import static shop.payment.collecting.TwoBlueMugs.*;

import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.Money;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.DisputeReason;
import shop.payment.api.PaymentDisputed;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentRefusal;
import shop.specification.AggregateSpecification;

@DisplayName("A payment that the customer disputes with their bank")
class DisputedPaymentSpecification {

    private static final DisputeKind CHARGEBACK = DisputeKind.CHARGEBACK;
    private static final Optional<DisputeOutcome> UNDECIDED = Optional.empty();
    private static final Optional<DisputeOutcome> LOST = Optional.of(DisputeOutcome.LOST);
    private static final Optional<DisputeOutcome> WON = Optional.of(DisputeOutcome.WON);

    @RegisterExtension
    final AggregateSpecification<Payment> payment =
            AggregateSpecification.of(Payment.class).withResource(RETRIES);

    private void paidBy(Registration registration) {
        payment.given(authorisationRequested(PaymentMethod.BANK_SLIP), registered(registration), paid());
    }

    @Test
    @DisplayName("is one that there is")
    void isThere() {
        payment.when(recordDispute(CHARGEBACK, ONE, UNDECIDED)).thenFails(AggregateNotFoundException.class);
    }

    @Nested
    @DisplayName("and that was paid")
    class Paid {

        @BeforeEach
        void past() {
            paidBy(SLIP);
        }

        @Test
        @DisplayName("is known once, with its amount and until when it is to be answered (PAY-10)")
        void isKnownOnce() {
            payment.when(recordDispute(CHARGEBACK, ONE, UNDECIDED))
                    .then(disputed(CHARGEBACK, ONE))
                    .when(recordDispute(CHARGEBACK, ONE, UNDECIDED))
                    .thenNothing();
        }

        @Test
        @DisplayName("ends the same if the decision is heard before the opening (PAY-08)")
        void inAnyOrder() {
            payment.when(recordDispute(CHARGEBACK, ONE, LOST))
                    .then(disputed(CHARGEBACK, ONE), disputeDecided(CHARGEBACK, ONE, DisputeOutcome.LOST))
                    .when(recordDispute(CHARGEBACK, ONE, UNDECIDED))
                    .thenNothing()
                    .when(recordDispute(CHARGEBACK, ONE, LOST))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not disputed for nothing, nor in another currency, nor for more than banks can count (PAY-10,"
                + " PAY-17)")
        void isRefused() {
            payment.when(recordDispute(CHARGEBACK, won(0), UNDECIDED))
                    .thenRejected("PAY-10")
                    .when(recordDispute(CHARGEBACK, Money.of(1290, "USD"), UNDECIDED))
                    .thenRejected("PAY-10")
                    .when(recordDispute(CHARGEBACK, won(1_000_000_000_000L), UNDECIDED))
                    .thenRejected("PAY-17");
        }

        @Test
        @DisplayName("is not refunded up to what is disputed, and what waits goes on when the dispute is won (PAY-10)")
        void refundsWait() {
            payment.given(disputed(CHARGEBACK, ONE))
                    .when(refund("refund-1", ONE))
                    .then(refundRequested(2, "refund-1", ONE))
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .then(refunded("refund-1", ONE))
                    .when(refund("refund-2", ONE))
                    .then(refundDeferred("refund-2", ONE))
                    .when(recordDispute(CHARGEBACK, ONE, WON))
                    .then(disputeDecided(CHARGEBACK, ONE, DisputeOutcome.WON), refundRequested(3, "refund-2", ONE));
        }

        @Test
        @DisplayName("gives nothing back twice: what waits is not given back if the dispute is lost (PAY-10)")
        void refundsAreOvertaken() {
            payment.given(disputed(CHARGEBACK, BOTH), refundDeferred("refund-1", ONE))
                    .when(recordDispute(CHARGEBACK, BOTH, LOST))
                    .then(disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.LOST), refundOvertaken("refund-1", ONE))
                    .when(refund("refund-1", ONE))
                    .thenNothing()
                    .when(refund("refund-2", ONE))
                    .then(refundOvertaken("refund-2", ONE));
        }

        @Test
        @DisplayName("gives back what is left when a part was lost")
        void whatIsLeft() {
            payment.given(disputed(CHARGEBACK, ONE), refundDeferred("refund-1", BOTH))
                    .when(recordDispute(CHARGEBACK, ONE, LOST))
                    .then(disputeDecided(CHARGEBACK, ONE, DisputeOutcome.LOST), refundOvertaken("refund-1", BOTH))
                    .when(refund("refund-2", ONE))
                    .then(refundRequested(2, "refund-2", ONE));
        }

        @Test
        @DisplayName("leaves what waits and is still covered when another part is lost")
        void whatWaitsAndIsLeft() {
            payment.given(disputed(CHARGEBACK, ONE), refundDeferred("refund-1", ONE), refundDeferred("refund-2", ONE))
                    .when(recordDispute(CHARGEBACK, ONE, LOST))
                    .then(
                            disputeDecided(CHARGEBACK, ONE, DisputeOutcome.LOST),
                            refundOvertaken("refund-1", ONE),
                            refundRequested(2, "refund-2", ONE));
        }

        @Test
        @DisplayName("is refunded as before while its bank only asks, whatever that comes to (PAY-10)")
        void inquiry() {
            payment.given(disputed(DisputeKind.INQUIRY, BOTH))
                    .when(refund("refund-1", ONE))
                    .then(refundRequested(2, "refund-1", ONE))
                    .when(recordDispute(DisputeKind.INQUIRY, BOTH, LOST))
                    .then(disputeDecided(DisputeKind.INQUIRY, BOTH, DisputeOutcome.LOST))
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .then(refunded("refund-1", ONE));
        }

        @Test
        @DisplayName("whose refund is with the provider keeps to what comes of it; one that fails is not owed any more")
        void withTheProvider() {
            payment.given(
                            refundRequested(2, "refund-1", BOTH),
                            disputed(CHARGEBACK, BOTH),
                            disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.LOST))
                    .when(new RecordRefundFailed(PAYMENT, key(2)))
                    .then(refundOvertaken("refund-1", BOTH));
        }

        @Test
        @DisplayName("whose accepted refund has failed is not owed any more (PAY-07, PAY-10)")
        void accepted() {
            payment.given(
                            refundRequested(2, "refund-1", BOTH),
                            refundAccepted(2, "refund-1", BOTH),
                            disputed(CHARGEBACK, BOTH),
                            disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.LOST))
                    .when(new RecordRefundFailed(PAYMENT, key(2)))
                    .then(refundOvertaken("refund-1", BOTH));
        }

        @Test
        @DisplayName("that a person was to transfer back is not transferred when the dispute is lost; what was, stays"
                + " (PAY-03)")
        void repayments() {
            payment.given(
                            refundRequested(2, "refund-1", ONE),
                            refundFailed("refund-1", ONE),
                            repaymentOwed("refund-1", ONE),
                            transferred("refund-1", ONE),
                            refundRequested(3, "refund-2", ONE),
                            refundFailed("refund-2", ONE),
                            repaymentOwed("refund-2", ONE),
                            disputed(CHARGEBACK, BOTH))
                    .when(recordDispute(CHARGEBACK, BOTH, LOST))
                    .then(disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.LOST), refundOvertaken("refund-2", ONE))
                    .when(markTransferred("refund-2"))
                    .thenRejected("PAY-03");
        }
    }

    @Nested
    @DisplayName("and that was paid, of which the bank tells late or otherwise,")
    class ToldLate {

        @BeforeEach
        void past() {
            paidBy(SLIP);
        }

        @Test
        @DisplayName("counts what was decided about, not what it was opened for (PAY-10)")
        void decidedForLess() {
            payment.given(disputed(CHARGEBACK, BOTH), refundDeferred("refund-1", ONE))
                    .when(recordDispute(CHARGEBACK, ONE, LOST))
                    .then(disputeDecided(CHARGEBACK, ONE, DisputeOutcome.LOST), refundRequested(2, "refund-1", ONE))
                    .when(refund("refund-2", won(1)))
                    .then(refundOvertaken("refund-2", won(1)));
        }

        @Test
        @DisplayName("counts more than it was opened for, too, so that nothing is given back twice (PAY-10)")
        void decidedForMore() {
            payment.given(disputed(CHARGEBACK, ONE), refundDeferred("refund-1", BOTH))
                    .when(recordDispute(CHARGEBACK, BOTH, LOST))
                    .then(disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.LOST), refundOvertaken("refund-1", BOTH));
        }

        @Test
        @DisplayName("may be decided about nothing, though nobody has heard of its opening (PAY-08)")
        void firstHeardAsDecidedForNothing() {
            payment.given(refundDeferred("refund-1", BOTH))
                    .when(recordDispute(CHARGEBACK, won(0), LOST))
                    .then(
                            disputed(CHARGEBACK, won(0)),
                            disputeDecided(CHARGEBACK, won(0), DisputeOutcome.LOST),
                            refundRequested(2, "refund-1", BOTH));
        }

        @Test
        @DisplayName("may be decided about nothing")
        void decidedForNothing() {
            payment.given(disputed(CHARGEBACK, BOTH), refundDeferred("refund-1", BOTH))
                    .when(recordDispute(CHARGEBACK, won(0), LOST))
                    .then(
                            disputeDecided(CHARGEBACK, won(0), DisputeOutcome.LOST),
                            refundRequested(2, "refund-1", BOTH));
        }

        @Test
        @DisplayName("waits with a refund that the provider does not make because of a dispute (PAY-10)")
        void refundMeetsADispute() {
            payment.given(refundRequested(2, "refund-1", ONE))
                    .when(recordDispute(CHARGEBACK, BOTH, UNDECIDED))
                    .then(disputed(CHARGEBACK, BOTH))
                    .when(new RecordRefundDisputed(PAYMENT, key(2)))
                    .then(refundDeferred("refund-1", ONE))
                    .when(new RecordRefundDisputed(PAYMENT, key(2)))
                    .thenNothing()
                    .when(recordDispute(CHARGEBACK, BOTH, WON))
                    .then(disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.WON), refundRequested(3, "refund-1", ONE))
                    .when(new RecordRefunded(PAYMENT, key(3)))
                    .then(refunded("refund-1", ONE));
        }

        @Test
        @DisplayName("gives nothing back twice where the dispute that a refund meets is lost by now")
        void refundMeetsALostDispute() {
            payment.given(
                            refundRequested(2, "refund-1", ONE),
                            disputed(CHARGEBACK, BOTH),
                            disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.LOST))
                    .when(new RecordRefundDisputed(PAYMENT, key(2)))
                    .then(refundOvertaken("refund-1", ONE));
        }

        @Test
        @DisplayName("has no outcome of a refund that meets a dispute that nobody knows (PAY-06)")
        void refundMeetsAnUnknownDispute() {
            payment.given(refundRequested(2, "refund-1", ONE))
                    .when(new RecordRefundDisputed(PAYMENT, key(2)))
                    .then(TwoBlueMugs.refundUnknown(2, "refund-1", "disputed"))
                    .when(new RecordRefundDisputed(PAYMENT, key(2)))
                    .thenNothing();
        }

        @Test
        @DisplayName("tells an inquiry and the chargeback that it becomes apart, and answers for the money from then on"
                + " (PAY-10)")
        void inquiryBecomesChargeback() {
            payment.given(disputed(DisputeKind.INQUIRY, BOTH))
                    .when(recordDispute(CHARGEBACK, ONE, UNDECIDED))
                    .then(inquiryBecameChargeback(ONE))
                    .when(recordDispute(CHARGEBACK, ONE, UNDECIDED))
                    .thenNothing()
                    .when(recordDispute(DisputeKind.INQUIRY, BOTH, WON))
                    .thenNothing()
                    .when(refund("refund-1", BOTH))
                    .then(refundDeferred("refund-1", BOTH))
                    .when(recordDispute(CHARGEBACK, ONE, LOST))
                    .then(disputeDecided(CHARGEBACK, ONE, DisputeOutcome.LOST), refundOvertaken("refund-1", BOTH));
        }

        @Test
        @DisplayName(
                "takes a chargeback for news though the inquiry was decided, and the amount of it for one that can be")
        void inquiryWasDecided() {
            payment.given(
                            disputed(DisputeKind.INQUIRY, BOTH),
                            disputeDecided(DisputeKind.INQUIRY, BOTH, DisputeOutcome.WON))
                    .when(recordDispute(CHARGEBACK, won(0), UNDECIDED))
                    .thenRejected("PAY-10");
            past();
            payment.given(
                            disputed(DisputeKind.INQUIRY, BOTH),
                            disputeDecided(DisputeKind.INQUIRY, BOTH, DisputeOutcome.WON))
                    .when(recordDispute(CHARGEBACK, BOTH, LOST))
                    .then(inquiryBecameChargeback(BOTH), disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.LOST));
        }
    }

    @Nested
    @DisplayName("and whose repayment is for a person")
    class ForAPerson {

        @BeforeEach
        void past() {
            payment.given(
                    authorisationRequested(PaymentMethod.BANK_SLIP),
                    registered(SLIP_WITHOUT_REFUNDS),
                    paid(),
                    refundFailed("refund-1", ONE),
                    repaymentOwed("refund-1", ONE),
                    disputed(CHARGEBACK, BOTH));
        }

        @Test
        @DisplayName("is not transferred back while the bank has the money (PAY-03, PAY-10)")
        void waits() {
            payment.when(markTransferred("refund-1")).thenRejected("PAY-03", "repayment-disputed");
            past();
            payment.when(recordDispute(CHARGEBACK, BOTH, WON))
                    .then(disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.WON))
                    .when(markTransferred("refund-1"))
                    .then(transferred("refund-1", ONE));
        }

        @Test
        @DisplayName("says truthfully what was transferred nevertheless, and loses it if the dispute is lost")
        void nevertheless() {
            payment.when(markTransferredNevertheless("refund-1"))
                    .then(transferred("refund-1", ONE))
                    .when(markTransferredNevertheless("refund-1"))
                    .thenNothing()
                    .when(recordDispute(CHARGEBACK, BOTH, LOST))
                    .then(disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.LOST));
        }

        @Test
        @DisplayName("says truthfully, too, what was transferred although the dispute was lost (PAY-03)")
        void afterTheLoss() {
            payment.given(disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.LOST), refundOvertaken("refund-1", ONE))
                    .when(markTransferred("refund-1"))
                    .thenRejected("PAY-03", "repayment-overtaken");
            past();
            payment.given(disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.LOST), refundOvertaken("refund-1", ONE))
                    .when(markTransferredNevertheless("refund-1"))
                    .then(transferred("refund-1", ONE))
                    .when(markTransferred("refund-1"))
                    .thenNothing()
                    .when(refund("refund-2", ONE))
                    .then(refundOvertaken("refund-2", ONE))
                    .when(markTransferredNevertheless("refund-2"))
                    .thenRejected("PAY-03", "repayment-not-owed");
        }

        @Test
        @DisplayName("may be transferred where the bank has taken other money than this")
        void others() {
            payment.given(
                            disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.WON),
                            new PaymentDisputed(
                                    PAYMENT,
                                    ORDER,
                                    TENDER,
                                    DisputeId.of(PAYMENT, "dp_2"),
                                    CHARGEBACK,
                                    ONE,
                                    DisputeReason.OTHER,
                                    Optional.empty()))
                    .when(markTransferred("refund-1"))
                    .then(transferred("refund-1", ONE));
        }
    }

    @Test
    @DisplayName(
            "and that knows no refunds is for a person, who has nothing to transfer once the dispute is lost (PAY-03,"
                    + " PAY-10)")
    void withoutRefunds() {
        paidBy(SLIP_WITHOUT_REFUNDS);
        payment.given(disputed(CHARGEBACK, BOTH))
                .when(refund("refund-1", ONE))
                .then(refundFailed("refund-1", ONE, PaymentRefusal.NO_REFUNDS), repaymentOwed("refund-1", ONE))
                .when(recordDispute(CHARGEBACK, BOTH, LOST))
                .then(disputeDecided(CHARGEBACK, BOTH, DisputeOutcome.LOST), refundOvertaken("refund-1", ONE));
    }
}
