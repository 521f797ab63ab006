package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;

/**
 * Recorded when the money of a tender is asked for, before the provider is.
 *
 * @param token the provider's token for the instrument; never a card number (PAY-09)
 */
@Revision("1")
public record PaymentAuthorizationRequested(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        String operationKey,
        PaymentMethod method,
        Money amount,
        String token,
        int instalments)
        implements ProviderRequest {
    @Override
    public ProviderAnswer putTo(PaymentProvider provider) {
        return provider.authorise(this);
    }
}
