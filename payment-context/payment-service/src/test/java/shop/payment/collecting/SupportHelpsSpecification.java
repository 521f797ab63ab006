package shop.payment.collecting;

import static shop.payment.collecting.TwoBlueMugs.AS_A_WHOLE;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.CARD;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.SLIP_WITHOUT_REFUNDS;
import static shop.payment.collecting.TwoBlueMugs.VIRTUAL_ACCOUNT;
import static shop.payment.collecting.TwoBlueMugs.authorisationRequested;
import static shop.payment.collecting.TwoBlueMugs.authorised;
import static shop.payment.collecting.TwoBlueMugs.captureDeferred;
import static shop.payment.collecting.TwoBlueMugs.captureFailed;
import static shop.payment.collecting.TwoBlueMugs.captureNeedsAttention;
import static shop.payment.collecting.TwoBlueMugs.captureNotDone;
import static shop.payment.collecting.TwoBlueMugs.captureRequested;
import static shop.payment.collecting.TwoBlueMugs.captureUnknown;
import static shop.payment.collecting.TwoBlueMugs.captured;
import static shop.payment.collecting.TwoBlueMugs.declined;
import static shop.payment.collecting.TwoBlueMugs.disputed;
import static shop.payment.collecting.TwoBlueMugs.key;
import static shop.payment.collecting.TwoBlueMugs.markTransferred;
import static shop.payment.collecting.TwoBlueMugs.needsAttention;
import static shop.payment.collecting.TwoBlueMugs.outcomeFound;
import static shop.payment.collecting.TwoBlueMugs.outcomeUnknown;
import static shop.payment.collecting.TwoBlueMugs.paid;
import static shop.payment.collecting.TwoBlueMugs.paidTooLate;
import static shop.payment.collecting.TwoBlueMugs.refund;
import static shop.payment.collecting.TwoBlueMugs.refundAccepted;
import static shop.payment.collecting.TwoBlueMugs.refundDeferred;
import static shop.payment.collecting.TwoBlueMugs.refundFailed;
import static shop.payment.collecting.TwoBlueMugs.refundNeedsAttention;
import static shop.payment.collecting.TwoBlueMugs.refundOvertaken;
import static shop.payment.collecting.TwoBlueMugs.refundRequested;
import static shop.payment.collecting.TwoBlueMugs.refundRetryOrdered;
import static shop.payment.collecting.TwoBlueMugs.refundUnknown;
import static shop.payment.collecting.TwoBlueMugs.refunded;
import static shop.payment.collecting.TwoBlueMugs.registered;
import static shop.payment.collecting.TwoBlueMugs.release;
import static shop.payment.collecting.TwoBlueMugs.releaseNeedsAttention;
import static shop.payment.collecting.TwoBlueMugs.releaseUnknown;
import static shop.payment.collecting.TwoBlueMugs.released;
import static shop.payment.collecting.TwoBlueMugs.repaymentOwed;
import static shop.payment.collecting.TwoBlueMugs.retryRefund;
import static shop.payment.collecting.TwoBlueMugs.tellOutcome;
import static shop.payment.collecting.TwoBlueMugs.transferred;
import static shop.payment.collecting.TwoBlueMugs.turnedBack;
import static shop.payment.collecting.TwoBlueMugs.voidRequested;

import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.payment.api.DisputeKind;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentRefusal;
import shop.specification.AggregateSpecification;

@DisplayName("A payment that support helps along")
class SupportHelpsSpecification {

    @RegisterExtension
    final AggregateSpecification<Payment> payment =
            AggregateSpecification.of(Payment.class).withResource(TwoBlueMugs.RETRIES);

    @Test
    @DisplayName("is one that there is")
    void isThere() {
        payment.when(retryRefund("refund-1")).thenFails(AggregateNotFoundException.class);
        payment.when(tellOutcome(2, FoundOutcome.DONE)).thenFails(AggregateNotFoundException.class);
    }

    @Nested
    @DisplayName("of which the provider could not give a part back")
    class RefundOwed {

        @BeforeEach
        void owed() {
            payment.given(authorisationRequested(PaymentMethod.DEBIT), registered(CARD), paid())
                    .given(refundRequested(2, "refund-1", ONE))
                    .given(refundFailed("refund-1", ONE), repaymentOwed("refund-1", ONE));
        }

        @Test
        @DisplayName("is given back by the provider after all, under another key, and by nobody else (PAY-03, PAY-05)")
        void isTriedAgain() {
            payment.when(retryRefund("refund-1"))
                    .then(refundRetryOrdered("refund-1", ONE), refundRequested(3, "refund-1", ONE))
                    .when(new RecordRefunded(PAYMENT, key(3)))
                    .then(refunded("refund-1", ONE))
                    .when(retryRefund("refund-1"))
                    .thenRejected("PAY-03", "repayment-not-owed");
            owed();
            payment.given(refundRetryOrdered("refund-1", ONE), refundRequested(3, "refund-1", ONE))
                    .when(retryRefund("refund-1"))
                    .thenRejected("PAY-03", "repayment-not-owed")
                    .when(markTransferred("refund-1"))
                    .thenRejected("PAY-03", "repayment-not-owed");
        }

        @Test
        @DisplayName("is owed as before where the provider cannot give it back this time, either (PAY-03)")
        void failsAgain() {
            payment.given(refundRetryOrdered("refund-1", ONE), refundRequested(3, "refund-1", ONE))
                    .when(new RecordRefundFailed(PAYMENT, key(3)))
                    .then(refundFailed("refund-1", ONE), repaymentOwed("refund-1", ONE))
                    .when(markTransferred("refund-1"))
                    .then(transferred("refund-1", ONE));
        }

        @Test
        @DisplayName("waits for the refund that is with the provider (PAY-05)")
        void waitsForItsTurn() {
            payment.given(refundRequested(3, "refund-2", ONE))
                    .when(retryRefund("refund-1"))
                    .then(refundRetryOrdered("refund-1", ONE), refundDeferred("refund-1", ONE))
                    .when(new RecordRefunded(PAYMENT, key(3)))
                    .then(refunded("refund-2", ONE), refundRequested(4, "refund-1", ONE));
        }

        @Test
        @DisplayName("counts once towards what is given back, however often it is tried (PAY-03)")
        void countsOnce() {
            payment.given(refundRetryOrdered("refund-1", ONE), refundRequested(3, "refund-1", ONE))
                    .given(refunded("refund-1", ONE))
                    .when(refund("refund-2", ONE))
                    .then(refundRequested(4, "refund-2", ONE));
            owed();
            payment.given(refundRetryOrdered("refund-1", ONE), refundRequested(3, "refund-1", ONE))
                    .given(refunded("refund-1", ONE))
                    .when(refund("refund-2", BOTH))
                    .thenRejected("PAY-03", "refund-exceeds-capture");
        }

        @Test
        @DisplayName("is not tried again for what nobody owes, or a person has transferred (PAY-03)")
        void notOwed() {
            payment.when(retryRefund("refund-2")).thenRejected("PAY-03", "repayment-not-owed");
            owed();
            payment.given(transferred("refund-1", ONE))
                    .when(retryRefund("refund-1"))
                    .thenRejected("PAY-03", "repayment-not-owed");
        }

        @Test
        @DisplayName("is not tried again while a bank has the money, nor once it went back without us (PAY-10, PAY-15)")
        void takenBack() {
            payment.given(disputed(DisputeKind.CHARGEBACK, BOTH))
                    .when(retryRefund("refund-1"))
                    .thenRejected("PAY-03", "repayment-disputed");
            owed();
            payment.given(turnedBack(), refundOvertaken("refund-1", ONE))
                    .when(retryRefund("refund-1"))
                    .thenRejected("PAY-03", "repayment-not-owed");
        }

        @Test
        @DisplayName("is not given back a second time where it goes back without us meanwhile (PAY-10)")
        void overtakenMeanwhile() {
            payment.given(refundRetryOrdered("refund-1", ONE), refundRequested(3, "refund-1", ONE))
                    .given(turnedBack())
                    .when(new RecordRefundFailed(PAYMENT, key(3)))
                    .then(refundOvertaken("refund-1", ONE))
                    .when(retryRefund("refund-1"))
                    .thenRejected("PAY-03", "repayment-not-owed");
        }
    }

    @Test
    @DisplayName("goes back by no provider that gives nothing back of it (PAY-03, PAY-14)")
    void withoutRefunds() {
        payment.given(authorisationRequested(PaymentMethod.BANK_SLIP), registered(SLIP_WITHOUT_REFUNDS), paid())
                .given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                .when(retryRefund("refund-1"))
                .thenRejected("PAY-03", "refund-impossible");
    }

    @Test
    @DisplayName("goes back by no provider that gives back all of it only, where it is a part (PAY-03, PAY-14)")
    void aPartOfTheWhole() {
        payment.given(authorisationRequested(PaymentMethod.DEBIT), registered(AS_A_WHOLE), paid())
                .given(refundFailed("refund-1", ONE), repaymentOwed("refund-1", ONE))
                .when(retryRefund("refund-1"))
                .thenRejected("PAY-03", "partial-refund-impossible");
        payment.given(authorisationRequested(PaymentMethod.DEBIT), registered(AS_A_WHOLE), paid())
                .given(refundRequested(2, "refund-1", BOTH))
                .given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                .when(retryRefund("refund-1"))
                .then(refundRetryOrdered("refund-1", BOTH), refundRequested(3, "refund-1", BOTH));
    }

    @Test
    @DisplayName("goes back to the payer's account once that is told, where it goes back to no other (PAY-16)")
    void toAnAccount() {
        payment.given(authorisationRequested(PaymentMethod.BANK_SLIP), registered(VIRTUAL_ACCOUNT), paid())
                .given(refundFailed("refund-1", BOTH), repaymentOwed("refund-1", BOTH))
                .when(retryRefund("refund-1"))
                .thenRejected("PAY-03", "refund-account-needed");
    }

    @Nested
    @DisplayName("of which the provider gives no outcome")
    class WithoutOutcome {

        @Test
        @DisplayName("is declined when a person finds out that nothing was set aside; what comes too late goes back"
                + " (PAY-06, PAY-21)")
        void nothingSetAside() {
            payment.given(authorisationRequested(PaymentMethod.DEBIT), outcomeUnknown(), needsAttention())
                    .when(tellOutcome(1, FoundOutcome.NOT_DONE))
                    .then(outcomeFound(1, FoundOutcome.NOT_DONE), declined())
                    .when(new RecordPaid(PAYMENT, CARD))
                    .then(
                            registered(CARD),
                            paidTooLate(),
                            new PaymentRefundRequested(
                                    PAYMENT,
                                    TwoBlueMugs.ORDER,
                                    TwoBlueMugs.TENDER,
                                    key(2),
                                    "auth_1",
                                    "paid-too-late",
                                    BOTH,
                                    "it came too late",
                                    Optional.empty()));
        }

        @Test
        @DisplayName("has its money only from the provider, which alone has a name for it (PAY-06)")
        void moneyIsNotTold() {
            payment.given(authorisationRequested(PaymentMethod.CARD), outcomeUnknown(), needsAttention())
                    .when(tellOutcome(1, FoundOutcome.DONE))
                    .thenRejected("PAY-06", "outcome-only-the-providers");
        }

        @Nested
        @DisplayName("and that is set aside")
        class SetAside {

            @BeforeEach
            void setAside() {
                payment.given(authorisationRequested(PaymentMethod.CARD), registered(CARD), authorised());
            }

            @Test
            @DisplayName("is let go when a person finds out that it was (PAY-04, PAY-06)")
            void letGo() {
                payment.given(voidRequested(2), releaseUnknown(2), releaseNeedsAttention(2))
                        .when(tellOutcome(2, FoundOutcome.DONE))
                        .then(outcomeFound(2, FoundOutcome.DONE), released(BOTH))
                        .when(new RecordVoided(PAYMENT, key(2)))
                        .thenNothing();
            }

            @Test
            @DisplayName("is held as long as nobody lets it go (PAY-04, PAY-06)")
            void notLetGo() {
                payment.given(voidRequested(2), releaseUnknown(2), releaseNeedsAttention(2))
                        .when(tellOutcome(2, FoundOutcome.NOT_DONE))
                        .thenRejected("PAY-06", "release-goes-on");
            }

            @Test
            @DisplayName("is taken when a person finds out that it was, and goes on with what waits (PAY-06)")
            void taken() {
                payment.given(
                                captureRequested(2, "icheon-pottery", ONE),
                                captureUnknown(2, "icheon-pottery"),
                                captureNeedsAttention(2, "icheon-pottery"))
                        .given(captureDeferred("boseong-tea", ONE))
                        .when(tellOutcome(2, FoundOutcome.DONE))
                        .then(
                                outcomeFound(2, FoundOutcome.DONE),
                                captured("icheon-pottery", ONE),
                                captureRequested(3, "boseong-tea", ONE));
                setAside();
                payment.given(
                                captureRequested(2, "icheon-pottery", ONE),
                                captureUnknown(2, "icheon-pottery"),
                                captureNeedsAttention(2, "icheon-pottery"))
                        .when(tellOutcome(2, FoundOutcome.DONE))
                        .then(outcomeFound(2, FoundOutcome.DONE), captured("icheon-pottery", ONE));
            }

            @Test
            @DisplayName("is owed, and tried again, when a person finds out that it was not taken (PAY-06, PAY-12)")
            void notTaken() {
                payment.given(
                                captureRequested(2, "icheon-pottery", ONE),
                                captureUnknown(2, "icheon-pottery"),
                                captureNeedsAttention(2, "icheon-pottery"))
                        .when(tellOutcome(2, FoundOutcome.NOT_DONE))
                        .then(outcomeFound(2, FoundOutcome.NOT_DONE), captureNotDone("icheon-pottery", ONE));
            }

            @Test
            @DisplayName("has no outcome that a person tells while the provider is still asked by itself (PAY-06)")
            void stillAsked() {
                payment.given(voidRequested(2), releaseUnknown(2))
                        .when(tellOutcome(2, FoundOutcome.DONE))
                        .thenRejected("PAY-06", "provider-still-asked");
            }

            @Test
            @DisplayName("has no outcome but one: the provider's, or what a person has found first (PAY-06)")
            void oneOutcome() {
                payment.given(
                                captureRequested(2, "icheon-pottery", ONE),
                                captureUnknown(2, "icheon-pottery"),
                                captureNeedsAttention(2, "icheon-pottery"))
                        .given(captured("icheon-pottery", ONE))
                        .when(tellOutcome(2, FoundOutcome.NOT_DONE))
                        .thenRejected("PAY-06", "outcome-not-missing")
                        .when(tellOutcome(7, FoundOutcome.DONE))
                        .thenRejected("PAY-06", "outcome-not-missing");
                setAside();
                payment.given(
                                captureRequested(2, "icheon-pottery", ONE),
                                captureUnknown(2, "icheon-pottery"),
                                captureNeedsAttention(2, "icheon-pottery"))
                        .given(outcomeFound(2, FoundOutcome.NOT_DONE), captureFailed("icheon-pottery", ONE))
                        .when(new RecordCaptured(PAYMENT, key(2)))
                        .thenNothing();
            }
        }

        @Nested
        @DisplayName("and that is paid")
        class IsPaid {

            @BeforeEach
            void isPaid() {
                payment.given(authorisationRequested(PaymentMethod.DEBIT), registered(CARD), paid());
            }

            @Test
            @DisplayName("is given back when a person finds out that it was (PAY-06)")
            void givenBack() {
                payment.given(
                                refundRequested(2, "refund-1", ONE),
                                refundUnknown(2, "refund-1", "timed out"),
                                refundNeedsAttention(2, "refund-1"))
                        .when(tellOutcome(2, FoundOutcome.DONE))
                        .then(outcomeFound(2, FoundOutcome.DONE), refunded("refund-1", ONE));
            }

            @Test
            @DisplayName("is owed to the customer when a person finds out that it was not given back; it can be tried"
                    + " again (PAY-03, PAY-06)")
            void notGivenBack() {
                payment.given(
                                refundRequested(2, "refund-1", ONE),
                                refundUnknown(2, "refund-1", "timed out"),
                                refundNeedsAttention(2, "refund-1"))
                        .when(tellOutcome(2, FoundOutcome.NOT_DONE))
                        .then(
                                outcomeFound(2, FoundOutcome.NOT_DONE),
                                refundFailed("refund-1", ONE, PaymentRefusal.NOT_DONE),
                                repaymentOwed("refund-1", ONE))
                        .when(retryRefund("refund-1"))
                        .then(refundRetryOrdered("refund-1", ONE), refundRequested(3, "refund-1", ONE));
            }

            @Test
            @DisplayName("is given back when a person finds out what came of a refund that was accepted long ago"
                    + " (PAY-06, PAY-07)")
            void accepted() {
                payment.given(refundRequested(2, "refund-1", ONE), refundAccepted(2, "refund-1", ONE))
                        .given(refundNeedsAttention(2, "refund-1"))
                        .when(tellOutcome(2, FoundOutcome.DONE))
                        .then(outcomeFound(2, FoundOutcome.DONE), refunded("refund-1", ONE))
                        .when(release())
                        .thenNothing();
            }

            @Test
            @DisplayName("is owed to the customer when the provider says that it will not make a refund which it had"
                    + " accepted; no bank statement shows that (PAY-06, PAY-07)")
            void acceptedAndNotMade() {
                longAccepted();
                payment.when(tellOutcome(2, FoundOutcome.NOT_DONE, OutcomeEvidence.SEEN_ON_A_BANK_STATEMENT))
                        .thenRejected("PAY-06", "refund-may-still-be-made");
                isPaid();
                longAccepted();
                payment.when(tellOutcome(2, FoundOutcome.NOT_DONE))
                        .then(
                                outcomeFound(2, FoundOutcome.NOT_DONE),
                                refundFailed("refund-1", ONE, PaymentRefusal.NOT_DONE),
                                repaymentOwed("refund-1", ONE))
                        .when(new RecordRefunded(PAYMENT, key(2)))
                        .thenNothing();
            }

            private void longAccepted() {
                payment.given(
                        refundRequested(2, "refund-1", ONE),
                        refundAccepted(2, "refund-1", ONE),
                        refundNeedsAttention(2, "refund-1"));
            }
        }
    }
}
