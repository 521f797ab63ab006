package shop.payment.collecting;

import java.util.Optional;
import shop.payment.api.AccountKind;

/**
 * How the provider knows a payment, and what it can do with it.
 *
 * @param providerReference the provider's name for the payment
 * @param lastFour the last four digits, where a card pays
 * @param severalCaptures whether it may be captured in parts
 * @param refundable whether the provider can give its money back the way it came
 * @param partialRefunds whether it can give a part back, or all of it only
 * @param refundAccount to which account it gives it back else, if somebody tells it (PAY-16)
 */
public record Registration(
        String providerReference,
        Optional<String> lastFour,
        boolean severalCaptures,
        boolean refundable,
        boolean partialRefunds,
        Optional<AccountKind> refundAccount) {

    /** What can be given back goes the way it came, in parts, too. */
    public Registration(
            String providerReference, Optional<String> lastFour, boolean severalCaptures, boolean refundable) {
        this(providerReference, lastFour, severalCaptures, refundable, refundable, Optional.empty());
    }
}
