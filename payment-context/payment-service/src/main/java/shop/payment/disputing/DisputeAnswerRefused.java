package shop.payment.disputing;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.DisputeId;
import shop.payment.api.PaymentId;

/**
 * Recorded when the provider says for certain that it does not take an answer as it is: the dispute is to be answered still.
 *
 * @param operationKey the key of the answer that was refused
 */
@Revision("1")
public record DisputeAnswerRefused(
        DisputeId disputeId, PaymentId paymentId, OrderId orderId, int tender, String operationKey)
        implements DisputeFact {}
