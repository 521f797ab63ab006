package shop.payment.collecting;

import java.util.Optional;

/**
 * How the provider knows a payment, and what it can do with it.
 *
 * @param providerReference the provider's name for the payment
 * @param lastFour the last four digits, where a card pays
 * @param severalCaptures whether it may be captured in parts
 * @param refundable whether the provider can give its money back
 */
public record Registration(
        String providerReference, Optional<String> lastFour, boolean severalCaptures, boolean refundable) {}
