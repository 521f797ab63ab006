package shop.payment.collecting;

import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when a refund has to wait: for the operation before it, or until a dispute is decided; and when the provider does not
 * make it because of one.
 *
 * @param account to which it goes back where it does not go back the way it came (PAY-16)
 */
@Revision("1")
public record RefundDeferred(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        String refundId,
        Money amount,
        String reason,
        Optional<SealedAccount> account)
        implements DeferredOperation {

    /** The way it came. */
    public RefundDeferred(
            PaymentId paymentId, OrderId orderId, int tender, String refundId, Money amount, String reason) {
        this(paymentId, orderId, tender, refundId, amount, reason, Optional.empty());
    }

    @Override
    public ProviderRequest dueAs(String operationKey, String providerReference) {
        return new PaymentRefundRequested(
                paymentId, orderId, tender, operationKey, providerReference, refundId, amount, reason, account);
    }
}
