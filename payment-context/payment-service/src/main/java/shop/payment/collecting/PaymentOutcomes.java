package shop.payment.collecting;

import java.util.Map;
import java.util.Set;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefundFailed;
import shop.payment.api.PaymentRefundOvertaken;
import shop.payment.api.PaymentRefunded;
import shop.payment.api.PaymentReleased;
import shop.payment.api.RepaymentTransferred;
import shop.platform.outside.Outcomes;

/**
 * Which facts settle what a payment waits to hear. What is missing leaves a question open on purpose: a card may be confirmed
 * while it is being called off, and that void is still to be heard of; and no answer settles nothing (PAY-06).
 * Refunds are told apart: one that is accepted is open beside others (PAY-07). So are captures: one that has failed waits to be
 * tried again beside others (PAY-12).
 */
public final class PaymentOutcomes {

    public static final Outcomes KNOWN = new Outcomes(
            Map.of(
                    PaymentAuthorisationRequested.class,
                            Set.of(
                                    PaymentAuthorised.class,
                                    PaymentPaid.class,
                                    PaymentDeclined.class,
                                    PayerAwaited.class),
                    PayerAwaited.class,
                            Set.of(
                                    PaymentAuthorised.class,
                                    PaymentPaid.class,
                                    PaymentDeclined.class,
                                    PaymentReleased.class),
                    PaymentCaptureRequested.class, Set.of(PaymentCaptured.class, PaymentCaptureFailed.class),
                    PaymentCaptureFailed.class,
                            Set.of(PaymentCaptureRequested.class, CaptureDeferred.class, CaptureWaived.class),
                    PaymentVoidRequested.class, Set.of(PaymentReleased.class, PaymentPaid.class, PaymentDeclined.class),
                    PaymentRefundRequested.class,
                            Set.of(
                                    PaymentRefunded.class,
                                    PaymentRefundFailed.class,
                                    PaymentRefundOvertaken.class,
                                    PaymentRefundAccepted.class,
                                    RefundDeferred.class),
                    PaymentRefundAccepted.class,
                            Set.of(PaymentRefunded.class, PaymentRefundFailed.class, PaymentRefundOvertaken.class),
                    RepaymentOwed.class,
                            Set.of(
                                    RepaymentTransferred.class,
                                    RefundAccountGiven.class,
                                    RefundRetryOrdered.class,
                                    PaymentRefundOvertaken.class)),
            PaymentOutcomes::subjectOf);

    private PaymentOutcomes() {}

    private static String subjectOf(Object fact) {
        String capture = captureOf(fact);
        return capture.isEmpty() ? refundOf(fact) : "capture " + capture;
    }

    private static String captureOf(Object fact) {
        if (fact instanceof PaymentCaptureRequested capture) {
            return capture.captureId();
        } else if (fact instanceof CaptureDeferred capture) {
            return capture.captureId();
        } else if (fact instanceof PaymentCaptured capture) {
            return capture.captureId();
        } else if (fact instanceof PaymentCaptureFailed capture) {
            return capture.captureId();
        }
        return fact instanceof CaptureWaived capture ? capture.captureId() : "";
    }

    private static String refundOf(Object fact) {
        if (fact instanceof PaymentRefundRequested refund) {
            return refund.refundId();
        } else if (fact instanceof RefundDeferred refund) {
            return refund.refundId();
        } else if (fact instanceof PaymentRefundAccepted refund) {
            return refund.refundId();
        } else if (fact instanceof PaymentRefunded refund) {
            return refund.refundId();
        }
        if (fact instanceof PaymentRefundOvertaken refund) {
            return refund.refundId();
        } else if (fact instanceof RepaymentOwed refund) {
            return refund.refundId();
        } else if (fact instanceof RefundAccountGiven refund) {
            return refund.refundId();
        } else if (fact instanceof RefundRetryOrdered refund) {
            return refund.refundId();
        } else if (fact instanceof RepaymentTransferred refund) {
            return refund.refundId();
        }
        return fact instanceof PaymentRefundFailed refund ? refund.refundId() : "";
    }
}
