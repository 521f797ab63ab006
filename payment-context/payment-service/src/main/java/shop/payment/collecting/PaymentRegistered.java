package shop.payment.collecting;

import java.util.Objects;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.AccountKind;
import shop.payment.api.PaymentId;

/**
 * Recorded when the provider says by which name it knows the payment and what can be done with it.
 *
 * @param lastFour the last four digits, where a card pays
 * @param severalCaptures whether it may be captured in parts
 * @param refundable whether the provider can give its money back the way it came
 * @param partialRefunds whether it can give a part back, or all of it only; of payments from before this was recorded, it is
 *     asked
 * @param refundAccount to which account it gives it back else, if somebody tells it (PAY-16)
 */
@Revision("1")
public record PaymentRegistered(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        String providerReference,
        Optional<String> lastFour,
        boolean severalCaptures,
        boolean refundable,
        Boolean partialRefunds,
        Optional<AccountKind> refundAccount)
        implements PaymentFact {

    public PaymentRegistered {
        partialRefunds = Objects.requireNonNullElse(partialRefunds, true);
    }
}
