package shop.payment.disputing;

import static shop.payment.collecting.TwoBlueMugs.DISPUTE;
import static shop.payment.collecting.TwoBlueMugs.IN_A_WEEK;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;

import java.util.Optional;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.DisputeReason;

/** The dispute that the specifications speak of: the customer says that one of two mugs has not come. */
public final class DisputeOfOneMug {

    static final String DELIVERED = "Delivered on 12 January.";
    static final String KEY = DISPUTE + "/1";

    private DisputeOfOneMug() {}

    public static OpenDispute open() {
        return new OpenDispute(
                DISPUTE,
                PAYMENT,
                ORDER,
                TENDER,
                DisputeKind.CHARGEBACK,
                ONE,
                DisputeReason.NOT_RECEIVED,
                Optional.of(IN_A_WEEK));
    }

    public static DisputeOpened opened() {
        return new DisputeOpened(
                DISPUTE,
                PAYMENT,
                ORDER,
                TENDER,
                DisputeKind.CHARGEBACK,
                ONE,
                DisputeReason.NOT_RECEIVED,
                Optional.of(IN_A_WEEK));
    }

    static OpenDispute openInquiry() {
        return new OpenDispute(
                DISPUTE,
                PAYMENT,
                ORDER,
                TENDER,
                DisputeKind.INQUIRY,
                ONE,
                DisputeReason.NOT_RECEIVED,
                Optional.of(IN_A_WEEK));
    }

    static DisputeOpened inquiryOpened() {
        return new DisputeOpened(
                DISPUTE,
                PAYMENT,
                ORDER,
                TENDER,
                DisputeKind.INQUIRY,
                ONE,
                DisputeReason.NOT_RECEIVED,
                Optional.of(IN_A_WEEK));
    }

    public static RaiseDispute raise() {
        return new RaiseDispute(DISPUTE, ONE, DisputeReason.NOT_RECEIVED, Optional.of(IN_A_WEEK));
    }

    public static DisputeRaised raised() {
        return new DisputeRaised(
                DISPUTE, PAYMENT, ORDER, TENDER, ONE, DisputeReason.NOT_RECEIVED, Optional.of(IN_A_WEEK));
    }

    public static DisputeAnswerRequested evidenceRequested() {
        return new DisputeAnswerRequested(
                DISPUTE, PAYMENT, ORDER, TENDER, KEY, DisputeAnswer.EVIDENCE, DELIVERED, Optional.empty());
    }

    public static DisputeAnswerRefused answerRefused() {
        return new DisputeAnswerRefused(DISPUTE, PAYMENT, ORDER, TENDER, KEY);
    }

    public static CloseDispute close(DisputeOutcome outcome) {
        return new CloseDispute(DISPUTE, DisputeKind.CHARGEBACK, outcome);
    }

    static CloseDispute closeInquiry(DisputeOutcome outcome) {
        return new CloseDispute(DISPUTE, DisputeKind.INQUIRY, outcome);
    }

    public static DisputeAnswerRequested acceptanceRequested() {
        return acceptanceRequested(KEY);
    }

    static DisputeAnswerRequested acceptanceRequested(String key) {
        return new DisputeAnswerRequested(
                DISPUTE,
                PAYMENT,
                ORDER,
                TENDER,
                key,
                DisputeAnswer.ACCEPTED,
                "",
                Optional.of(AcceptanceReason.CUSTOMER_IS_RIGHT));
    }

    static AcceptDispute accept() {
        return new AcceptDispute(DISPUTE, AcceptanceReason.CUSTOMER_IS_RIGHT);
    }

    public static DisputeClosed closed(DisputeOutcome outcome) {
        return new DisputeClosed(DISPUTE, PAYMENT, ORDER, TENDER, outcome);
    }
}
