package shop.payment.api;

import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when captured money could not be given back: its method has no refunds, the provider refuses, or it fails after it
 * had been accepted (PAY-07). A person has to (PAY-03).
 *
 * @param reason why; nothing of refunds from before this was recorded
 */
@Revision("1")
public record PaymentRefundFailed(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        String refundId,
        Money amount,
        Optional<PaymentRefusal> reason)
        implements PaymentEvent {}
