package shop.payment.disputing;

import static shop.payment.collecting.TwoBlueMugs.DISPUTE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.disputeAnswered;
import static shop.payment.disputing.DisputeOfOneMug.DELIVERED;
import static shop.payment.disputing.DisputeOfOneMug.KEY;
import static shop.payment.disputing.DisputeOfOneMug.accept;
import static shop.payment.disputing.DisputeOfOneMug.acceptanceRequested;
import static shop.payment.disputing.DisputeOfOneMug.answerRefused;
import static shop.payment.disputing.DisputeOfOneMug.close;
import static shop.payment.disputing.DisputeOfOneMug.closeInquiry;
import static shop.payment.disputing.DisputeOfOneMug.closed;
import static shop.payment.disputing.DisputeOfOneMug.evidenceRequested;
import static shop.payment.disputing.DisputeOfOneMug.inquiryOpened;
import static shop.payment.disputing.DisputeOfOneMug.open;
import static shop.payment.disputing.DisputeOfOneMug.openInquiry;
import static shop.payment.disputing.DisputeOfOneMug.opened;
import static shop.payment.disputing.DisputeOfOneMug.raise;
import static shop.payment.disputing.DisputeOfOneMug.raised;

import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeOutcome;
import shop.specification.AggregateSpecification;

@DisplayName("A dispute")
class DisputeSpecification {

    @RegisterExtension
    final AggregateSpecification<Dispute> dispute = AggregateSpecification.of(Dispute.class);

    @Test
    @DisplayName("is opened once (PAY-10)")
    void isOpened() {
        dispute.when(open()).then(opened()).when(open()).thenNothing();
    }

    @Test
    @DisplayName("is not answered before anybody has heard of it")
    void isUnknown() {
        dispute.when(accept()).thenFails(AggregateNotFoundException.class);
    }

    @Test
    @DisplayName("is answered with evidence, recorded with its key before the provider is told, once (PAY-05, PAY-10)")
    void evidence() {
        dispute.given(opened())
                .when(new SubmitEvidence(DISPUTE, DELIVERED))
                .then(evidenceRequested())
                .when(new SubmitEvidence(DISPUTE, DELIVERED))
                .thenNothing()
                .when(new SubmitEvidence(DISPUTE, "Something else."))
                .thenRejected("PAY-10", "dispute-answered")
                .when(accept())
                .thenRejected("PAY-10", "dispute-answered");
    }

    @Test
    @DisplayName("is given in to, once (PAY-10)")
    void acceptance() {
        dispute.given(opened())
                .when(accept())
                .then(acceptanceRequested())
                .when(accept())
                .thenNothing();
    }

    @Test
    @DisplayName("takes evidence of some length, and no card number (PAY-09, PAY-10)")
    void bounds() {
        dispute.given(opened())
                .when(new SubmitEvidence(DISPUTE, " "))
                .thenRejected("PAY-10", "evidence-out-of-bounds")
                .when(new SubmitEvidence(DISPUTE, "x".repeat(2001)))
                .thenRejected("PAY-10", "evidence-out-of-bounds")
                .when(new SubmitEvidence(DISPUTE, "Paid with 4242 4242 4242 4242."))
                .thenRejected("PAY-09");
    }

    @Test
    @DisplayName("is sent what was measured: evidence of the greatest length, without what is blank about it (PAY-10)")
    void greatestLength() {
        String longest = "x".repeat(2000);
        dispute.given(opened())
                .when(new SubmitEvidence(DISPUTE, " " + longest + "\n"))
                .then(new DisputeAnswerRequested(
                        DISPUTE, PAYMENT, ORDER, TENDER, KEY, DisputeAnswer.EVIDENCE, longest, Optional.empty()))
                .when(new SubmitEvidence(DISPUTE, longest + " "))
                .thenNothing();
    }

    @Test
    @DisplayName("is to be answered still where the provider does not take the answer as it is, for certain (PAY-10)")
    void isNotTaken() {
        dispute.given(opened(), evidenceRequested())
                .when(new RecordDisputeAnswerRefused(DISPUTE, "another"))
                .thenNothing()
                .when(new RecordDisputeAnswerRefused(DISPUTE, KEY))
                .then(answerRefused())
                .when(new RecordDisputeAnswerRefused(DISPUTE, KEY))
                .thenNothing()
                .when(new SubmitEvidence(DISPUTE, "Delivered."))
                .then(new DisputeAnswerRequested(
                        DISPUTE,
                        PAYMENT,
                        ORDER,
                        TENDER,
                        DISPUTE + "/2",
                        DisputeAnswer.EVIDENCE,
                        "Delivered.",
                        Optional.empty()));
        dispute.given(opened(), evidenceRequested(), disputeAnswered(DisputeAnswer.EVIDENCE))
                .when(new RecordDisputeAnswerRefused(DISPUTE, KEY))
                .thenNothing();
        dispute.given(opened(), evidenceRequested(), closed(DisputeOutcome.LOST))
                .when(new RecordDisputeAnswerRefused(DISPUTE, KEY))
                .thenNothing();
    }

    @Test
    @DisplayName("is with the provider once it has our answer, under its key, told once")
    void isAnswered() {
        dispute.given(opened(), evidenceRequested())
                .when(new RecordDisputeAnswered(DISPUTE, "another"))
                .thenNothing()
                .when(new RecordDisputeAnswered(DISPUTE, KEY))
                .then(disputeAnswered(DisputeAnswer.EVIDENCE))
                .when(new RecordDisputeAnswered(DISPUTE, KEY))
                .thenNothing();
    }

    @Test
    @DisplayName("that was an inquiry is answered anew as a chargeback, under a key of its own, whatever came of the"
            + " inquiry (PAY-10)")
    void isRaised() {
        dispute.when(openInquiry())
                .then(inquiryOpened())
                .when(new SubmitEvidence(DISPUTE, DELIVERED))
                .then(evidenceRequested())
                .when(closeInquiry(DisputeOutcome.WON))
                .then(closed(DisputeOutcome.WON))
                .when(raise())
                .then(raised())
                .when(raise())
                .thenNothing()
                .when(closeInquiry(DisputeOutcome.WON))
                .thenNothing()
                .when(new RecordDisputeAnswered(DISPUTE, KEY))
                .thenNothing()
                .when(accept())
                .then(acceptanceRequested(DISPUTE + "/2"))
                .when(new RecordDisputeAnswered(DISPUTE, DISPUTE + "/2"))
                .then(disputeAnswered(DisputeAnswer.ACCEPTED))
                .when(close(DisputeOutcome.LOST))
                .then(closed(DisputeOutcome.LOST));
    }

    @Test
    @DisplayName("that was a chargeback from the beginning is not raised")
    void isNotRaised() {
        dispute.given(opened()).when(raise()).thenNothing();
    }

    @Test
    @DisplayName("is decided by the provider alone, once, and answered no more (PAY-10)")
    void isDecided() {
        dispute.given(opened())
                .when(close(DisputeOutcome.LOST))
                .then(closed(DisputeOutcome.LOST))
                .when(close(DisputeOutcome.LOST))
                .thenNothing()
                .when(new SubmitEvidence(DISPUTE, DELIVERED))
                .thenRejected("PAY-10", "dispute-decided");
    }
}
