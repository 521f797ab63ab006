package shop.payment.collecting;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when the provider gives no answer: the operation was carried out, or it was not, and is asked for again under
 * the same key until there is evidence (PAY-06).
 *
 * @param detail what was seen in place of an answer, in our words
 */
@Revision("1")
public record PaymentOutcomeUnknown(
        PaymentId paymentId, OrderId orderId, int tender, String operationKey, String detail) implements PaymentFact {}
