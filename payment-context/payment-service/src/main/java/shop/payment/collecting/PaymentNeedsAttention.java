package shop.payment.collecting;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when an operation has no outcome after the last try: a person has to find out. It stays unknown until there is
 * evidence (PAY-06).
 */
@Revision("1")
public record PaymentNeedsAttention(PaymentId paymentId, OrderId orderId, int tender, String operationKey)
        implements PaymentFact {}
