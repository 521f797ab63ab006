package shop.payment.api;

import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the provider gives no answer: the operation was carried out, or it was not, and is asked for again under
 * the same key until there is evidence (PAY-06).
 *
 * @param detail what was seen in place of an answer, in our words
 * @param operation what the provider was asked to do; nothing where it was recorded before this was said
 * @param name of the capture or refund that was asked for; nothing for the other operations, which a payment has once
 */
@Revision("1")
public record PaymentOutcomeUnknown(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        String operationKey,
        String detail,
        Optional<PaymentOperation> operation,
        Optional<String> name)
        implements PaymentEvent {}
