package shop.payment.collecting;

import static shop.payment.collecting.TwoBlueMugs.AS_A_WHOLE;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.CARD;
import static shop.payment.collecting.TwoBlueMugs.HER_ACCOUNT;
import static shop.payment.collecting.TwoBlueMugs.IN_A_WEEK;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.RETRIES;
import static shop.payment.collecting.TwoBlueMugs.SLIP;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.VIRTUAL_ACCOUNT;
import static shop.payment.collecting.TwoBlueMugs.authorisationRequested;
import static shop.payment.collecting.TwoBlueMugs.authorised;
import static shop.payment.collecting.TwoBlueMugs.authorisedTooLate;
import static shop.payment.collecting.TwoBlueMugs.capture;
import static shop.payment.collecting.TwoBlueMugs.declined;
import static shop.payment.collecting.TwoBlueMugs.key;
import static shop.payment.collecting.TwoBlueMugs.paid;
import static shop.payment.collecting.TwoBlueMugs.paidTooLate;
import static shop.payment.collecting.TwoBlueMugs.payerAwaited;
import static shop.payment.collecting.TwoBlueMugs.recordDispute;
import static shop.payment.collecting.TwoBlueMugs.refundFailed;
import static shop.payment.collecting.TwoBlueMugs.refundOvertaken;
import static shop.payment.collecting.TwoBlueMugs.refunded;
import static shop.payment.collecting.TwoBlueMugs.registered;
import static shop.payment.collecting.TwoBlueMugs.release;
import static shop.payment.collecting.TwoBlueMugs.releaseDeferred;
import static shop.payment.collecting.TwoBlueMugs.released;
import static shop.payment.collecting.TwoBlueMugs.transferred;
import static shop.payment.collecting.TwoBlueMugs.turnedBack;
import static shop.payment.collecting.TwoBlueMugs.voidRequested;
import static shop.payment.collecting.TwoBlueMugs.won;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.Money;
import shop.payment.api.DeclineReason;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentRefusal;
import shop.payment.api.TransferMeans;
import shop.specification.AggregateSpecification;

@DisplayName("A payment whose money comes after it was over (PAY-21)")
class LateMoneySpecification {

    private static final String REFUND = "paid-too-late";
    private static final String WHY = "it came too late";
    private static final RecordPaid PAID = new RecordPaid(PAYMENT, SLIP);
    private static final RecordTurnedBack TURNED_BACK = new RecordTurnedBack(PAYMENT, SLIP);
    private static final RecordAuthorised AUTHORISED = new RecordAuthorised(PAYMENT, CARD, IN_A_WEEK);

    @RegisterExtension
    final AggregateSpecification<Payment> payment =
            AggregateSpecification.of(Payment.class).withResource(RETRIES);

    private static PaymentRefundRequested refundRequested(int operation) {
        return refundRequested(operation, REFUND, BOTH);
    }

    private static PaymentRefundRequested refundRequested(int operation, String refundId, Money amount) {
        return new PaymentRefundRequested(
                PAYMENT, ORDER, TENDER, key(operation), "auth_1", refundId, amount, WHY, Optional.empty());
    }

    private static PaymentVoidRequested voidRequestedSince(int operation) {
        return new PaymentVoidRequested(PAYMENT, ORDER, TENDER, key(operation), "auth_1", WHY);
    }

    @Nested
    @DisplayName("paid, though it had been declined,")
    class Paid {

        @BeforeEach
        void declinedBefore() {
            payment.given(
                    authorisationRequested(PaymentMethod.BANK_SLIP), registered(SLIP), payerAwaited(), declined());
        }

        @Test
        @DisplayName("goes back by itself, once, and pays for nothing (PAY-05)")
        void goesBack() {
            payment.when(PAID)
                    .then(paidTooLate(), refundRequested(2))
                    .when(PAID)
                    .thenNothing()
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .then(refunded(REFUND, BOTH))
                    .when(PAID)
                    .thenNothing();
        }

        @Test
        @DisplayName("is neither released nor declined any more: what came is what counts")
        void stays() {
            payment.given(paidTooLate(), refundRequested(2))
                    .when(release())
                    .thenNothing()
                    .when(new RecordDeclined(PAYMENT, DeclineReason.REFUSED))
                    .thenNothing();
        }

        @Test
        @DisplayName("is owed, for a person to transfer, where the provider gives nothing back (PAY-03)")
        void byAPerson() {
            payment.given(paidTooLate(), refundRequested(2))
                    .when(new RecordRefundFailed(PAYMENT, key(2)))
                    .then(refundFailed(REFUND, BOTH), new RepaymentOwed(PAYMENT, ORDER, TENDER, REFUND, BOTH, WHY))
                    .when(new MarkTransferred(PAYMENT, REFUND, TransferMeans.BANK_TRANSFER, false))
                    .then(transferred(REFUND, BOTH));
        }

        @Test
        @DisplayName("has turned back without us: both are said, and nothing more is given back (PAY-15)")
        void turnsBack() {
            payment.when(TURNED_BACK)
                    .then(paidTooLate(), turnedBack())
                    .when(PAID)
                    .thenNothing()
                    .when(TURNED_BACK)
                    .thenNothing();
        }

        @Test
        @DisplayName("turns back while the provider is asked to give it back: it does not go back twice (PAY-15)")
        void turnsBackMeanwhile() {
            payment.given(paidTooLate(), refundRequested(2))
                    .when(TURNED_BACK)
                    .then(turnedBack())
                    .when(new RecordRefundFailed(PAYMENT, key(2)))
                    .then(refundOvertaken(REFUND, BOTH));
        }

        @Test
        @DisplayName("waits for the end of a dispute about it, and goes back if that is won (PAY-10)")
        void disputed() {
            payment.given(TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, BOTH))
                    .when(PAID)
                    .then(paidTooLate(), new RefundDeferred(PAYMENT, ORDER, TENDER, REFUND, BOTH, WHY))
                    .when(recordDispute(DisputeKind.CHARGEBACK, BOTH, Optional.of(DisputeOutcome.WON)))
                    .then(
                            TwoBlueMugs.disputeDecided(DisputeKind.CHARGEBACK, BOTH, DisputeOutcome.WON),
                            refundRequested(2));
        }

        @Test
        @DisplayName("does not go back where the customer has it by their bank already, but for the rest (PAY-10)")
        void lost() {
            payment.given(
                            TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, ONE),
                            TwoBlueMugs.disputeDecided(DisputeKind.CHARGEBACK, ONE, DisputeOutcome.LOST))
                    .when(PAID)
                    .then(paidTooLate(), refundRequested(2, REFUND, ONE))
                    .when(new RecordRefunded(PAYMENT, key(2)))
                    .then(refunded(REFUND, ONE));
        }

        @Test
        @DisplayName("goes back but for what the customer has, where the bank decides while all is asked for (PAY-10)")
        void lostMeanwhile() {
            payment.given(paidTooLate(), refundRequested(2))
                    .given(TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, ONE))
                    .given(TwoBlueMugs.disputeDecided(DisputeKind.CHARGEBACK, ONE, DisputeOutcome.LOST))
                    .when(new RecordRefundFailed(PAYMENT, key(2)))
                    .then(refundOvertaken(REFUND, BOTH), refundRequested(3, REFUND + "-2", ONE))
                    .when(new RecordRefunded(PAYMENT, key(3)))
                    .then(refunded(REFUND + "-2", ONE));
        }

        @Test
        @DisplayName("is refunded for nothing else: all of it goes back (PAY-03)")
        void noOther() {
            payment.given(paidTooLate(), refundRequested(2))
                    .when(TwoBlueMugs.refund("refund-1", ONE))
                    .thenRejected("PAY-03");
        }
    }

    @Test
    @DisplayName(
            "goes back by a person where the customer has a part, and the provider gives back the whole only (PAY-14)")
    void leftOfAWhole() {
        payment.given(authorisationRequested(PaymentMethod.DEBIT), registered(AS_A_WHOLE), declined())
                .given(
                        TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, ONE),
                        TwoBlueMugs.disputeDecided(DisputeKind.CHARGEBACK, ONE, DisputeOutcome.LOST))
                .when(new RecordPaid(PAYMENT, AS_A_WHOLE))
                .then(
                        paidTooLate(),
                        refundFailed(REFUND, ONE, PaymentRefusal.NO_PARTIAL_REFUNDS),
                        new RepaymentOwed(PAYMENT, ORDER, TENDER, REFUND, ONE, WHY));
    }

    @Nested
    @DisplayName("set aside, though it had been declined,")
    class SetAside {

        @BeforeEach
        void declinedBefore() {
            payment.given(authorisationRequested(PaymentMethod.CARD), registered(CARD), payerAwaited(), declined());
        }

        @Test
        @DisplayName("is let go by itself, once (PAY-04)")
        void isLetGo() {
            payment.when(AUTHORISED)
                    .then(authorisedTooLate(), voidRequestedSince(2))
                    .when(AUTHORISED)
                    .thenNothing()
                    .when(new RecordVoided(PAYMENT, key(2)))
                    .then(released(BOTH))
                    .when(AUTHORISED)
                    .thenNothing();
        }

        @Test
        @DisplayName("is not captured (PAY-04)")
        void notCaptured() {
            payment.given(authorisedTooLate(), voidRequestedSince(2))
                    .when(capture("icheon-pottery", ONE))
                    .thenRejected("PAY-04", "authorisation-voided");
        }

        @Test
        @DisplayName("is let go where no answer came, or it has ended by itself (PAY-01, PAY-06)")
        void isLetGoInTheEnd() {
            payment.given(authorisedTooLate(), voidRequestedSince(2))
                    .when(TwoBlueMugs.noAnswer(2))
                    .then(TwoBlueMugs.releaseUnknown(2))
                    .when(new RecordExpired(PAYMENT))
                    .thenNothing()
                    .when(new RecordVoided(PAYMENT, key(2)))
                    .then(released(BOTH));
        }
    }

    @Nested
    @DisplayName("of one that was called off")
    class CalledOff {

        @BeforeEach
        void calledOff() {
            payment.given(
                    authorisationRequested(PaymentMethod.CARD),
                    registered(CARD),
                    payerAwaited(),
                    voidRequested(2),
                    released(won(0)));
        }

        @Test
        @DisplayName("is let go once more, where its card is confirmed nevertheless")
        void isLetGo() {
            payment.when(AUTHORISED)
                    .then(authorisedTooLate(), voidRequestedSince(3))
                    .when(new RecordVoided(PAYMENT, key(3)))
                    .then(released(BOTH))
                    .when(AUTHORISED)
                    .thenNothing();
        }

        @Test
        @DisplayName("is left to the order that called it off, where it is paid nevertheless: that gives it back")
        void isPaid() {
            payment.when(PAID).then(paid());
        }
    }

    @Test
    @DisplayName("goes back, too, where the provider had told no name of it")
    void paidUnregistered() {
        payment.given(authorisationRequested(PaymentMethod.DEBIT), declined())
                .when(PAID)
                .then(registered(SLIP), paidTooLate(), refundRequested(2));
    }

    @Test
    @DisplayName("goes back to an account of the payer's that is told, where it was transferred into one (PAY-16)")
    void intoAnAccount() {
        payment.given(
                        authorisationRequested(PaymentMethod.BANK_SLIP),
                        registered(VIRTUAL_ACCOUNT),
                        payerAwaited(),
                        declined())
                .when(new RecordPaid(PAYMENT, VIRTUAL_ACCOUNT))
                .then(
                        paidTooLate(),
                        refundFailed(REFUND, BOTH, PaymentRefusal.ACCOUNT_MISSING),
                        new RepaymentOwed(PAYMENT, ORDER, TENDER, REFUND, BOTH, WHY))
                .when(new RefundToAccount(PAYMENT, REFUND, HER_ACCOUNT))
                .then(
                        TwoBlueMugs.refundAccountGiven(REFUND, BOTH),
                        TwoBlueMugs.refundToAccountRequested(2, REFUND, BOTH));
    }

    @Test
    @DisplayName("is let go, too, where the provider had told no name of it")
    void setAsideUnregistered() {
        payment.given(authorisationRequested(PaymentMethod.CARD), declined())
                .when(AUTHORISED)
                .then(registered(CARD), authorisedTooLate(), voidRequestedSince(2));
    }

    @Test
    @DisplayName("is let go by the release that had waited when it was declined")
    void releaseWaited() {
        payment.given(authorisationRequested(PaymentMethod.CARD), releaseDeferred(), declined())
                .when(AUTHORISED)
                .then(registered(CARD), authorisedTooLate(), voidRequested(2))
                .when(new RecordVoided(PAYMENT, key(2)))
                .then(released(BOTH));
    }

    @Test
    @DisplayName("is none that had been set aside before: whatever is told of it again is known")
    void heardBefore() {
        payment.given(
                        authorisationRequested(PaymentMethod.CARD),
                        registered(CARD),
                        authorised(),
                        voidRequested(2),
                        released(BOTH))
                .when(AUTHORISED)
                .thenNothing()
                .when(PAID)
                .thenNothing();
    }
}
