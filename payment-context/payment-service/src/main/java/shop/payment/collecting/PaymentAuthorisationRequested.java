package shop.payment.collecting;

import java.time.LocalDate;
import java.util.Optional;
import shop.kernel.CashReceipt;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentOperation;

/**
 * Recorded when the money of a tender is asked for, before the provider is.
 *
 * @param token the provider's token for the instrument; never a card number (PAY-09)
 * @param dueDate until when a bank slip can be paid, where whoever asked has said so
 * @param cashReceipt what the customer's cash receipt needs, if there is to be one (PAY-19)
 */
@Revision("1")
public record PaymentAuthorisationRequested(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        String operationKey,
        PaymentMethod method,
        Money amount,
        String token,
        int instalments,
        Optional<LocalDate> dueDate,
        Optional<CashReceipt> cashReceipt)
        implements ProviderRequest {

    PaymentAuthorisationRequested withoutDueDate() {
        return new PaymentAuthorisationRequested(
                paymentId,
                orderId,
                tender,
                operationKey,
                method,
                amount,
                token,
                instalments,
                Optional.empty(),
                cashReceipt);
    }

    @Override
    public ProviderAnswer putTo(PaymentProvider provider) {
        return provider.authorise(this);
    }

    @Override
    public PaymentOperation asksTo() {
        return PaymentOperation.AUTHORISE;
    }
}
