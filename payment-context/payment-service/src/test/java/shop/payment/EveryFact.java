package shop.payment;

import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.CARD;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;

import java.util.stream.Stream;
import shop.payment.api.DeclineReason;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.MoneyMovement;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.FoundOutcome;
import shop.payment.collecting.NoticeKind;
import shop.payment.collecting.TwoBlueMugs;
import shop.payment.disputing.DisputeOfOneMug;
import shop.payment.receipting.ReceiptsOfTwoMugs;

/** One event of every kind that a payment records. */
final class EveryFact {

    private EveryFact() {}

    static Stream<Object> samples() {
        return Stream.of(
                TwoBlueMugs.authorisationRequested(PaymentMethod.CARD),
                TwoBlueMugs.registered(CARD),
                TwoBlueMugs.payerAwaited(),
                TwoBlueMugs.authorised(),
                TwoBlueMugs.authorisedTooLate(),
                TwoBlueMugs.expired(ONE),
                TwoBlueMugs.paid(),
                TwoBlueMugs.paidTooLate(),
                new PaymentDeclined(PAYMENT, ORDER, TENDER, DeclineReason.INSUFFICIENT_FUNDS),
                TwoBlueMugs.captureDeferred("hamburg", ONE),
                TwoBlueMugs.captureRequested(2, "hamburg", ONE),
                TwoBlueMugs.captured("hamburg", ONE),
                TwoBlueMugs.captureFailed("hamburg", ONE),
                TwoBlueMugs.captureRetryOrdered("hamburg", ONE),
                TwoBlueMugs.captureWaived("hamburg", ONE),
                TwoBlueMugs.releaseDeferred(),
                TwoBlueMugs.voidRequested(2),
                TwoBlueMugs.released(BOTH),
                TwoBlueMugs.refundDeferred("refund-1", ONE),
                TwoBlueMugs.refundRequested(2, "refund-1", ONE),
                TwoBlueMugs.refundAccepted(2, "refund-1", ONE),
                TwoBlueMugs.refunded("refund-1", ONE),
                TwoBlueMugs.refundFailed("refund-1", ONE),
                TwoBlueMugs.repaymentOwed("refund-1", BOTH),
                TwoBlueMugs.refundAccountGiven("refund-1", BOTH),
                TwoBlueMugs.refundRetryOrdered("refund-1", BOTH),
                TwoBlueMugs.collected("settlement-1", ONE),
                TwoBlueMugs.transferred("refund-1", BOTH),
                TwoBlueMugs.noticeReceived("auth_1-4", NoticeKind.REFUND_ENDED),
                TwoBlueMugs.turnedBack(),
                TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, ONE),
                TwoBlueMugs.inquiryBecameChargeback(ONE),
                TwoBlueMugs.disputeDecided(DisputeKind.CHARGEBACK, ONE, DisputeOutcome.LOST),
                TwoBlueMugs.disputeAnswered(DisputeAnswer.EVIDENCE),
                TwoBlueMugs.refundOvertaken("refund-1", ONE),
                DisputeOfOneMug.opened(),
                DisputeOfOneMug.raised(),
                DisputeOfOneMug.evidenceRequested(),
                DisputeOfOneMug.answerRefused(),
                DisputeOfOneMug.closed(DisputeOutcome.LOST),
                ReceiptsOfTwoMugs.issued(
                        41,
                        900,
                        ReceiptsOfTwoMugs.moved(MoneyMovement.CAPTURED, "hamburg", ONE),
                        ReceiptsOfTwoMugs.moved(MoneyMovement.REFUNDED, "refund-1", ONE)),
                TwoBlueMugs.captureUnknown(2, "hamburg"),
                TwoBlueMugs.captureNeedsAttention(2, "hamburg"),
                TwoBlueMugs.outcomeFound(1, FoundOutcome.NOT_DONE));
    }
}
