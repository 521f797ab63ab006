package shop.payment.collecting;

import shop.payment.api.DeclineReason;
import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider refuses the money.
 */
public record RecordDeclined(PaymentId paymentId, DeclineReason reason) implements ProviderAnswer {}
