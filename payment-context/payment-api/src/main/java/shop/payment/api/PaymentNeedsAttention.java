package shop.payment.api;

import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when an operation has no outcome after the last try: a person has to find out. It stays unknown until there is
 * evidence (PAY-06).
 *
 * @param operation what the provider was asked to do; nothing where it was recorded before this was said
 * @param name of the capture or refund that was asked for; nothing for the other operations, which a payment has once
 */
@Revision("1")
public record PaymentNeedsAttention(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        String operationKey,
        Optional<PaymentOperation> operation,
        Optional<String> name)
        implements PaymentEvent {}
