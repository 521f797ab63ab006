package shop.payment.disputing;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.PaymentId;

/** Recorded when the provider has decided: nothing is to be done about the dispute any more. */
@Revision("1")
public record DisputeClosed(
        DisputeId disputeId, PaymentId paymentId, OrderId orderId, int tender, DisputeOutcome outcome)
        implements DisputeFact {}
