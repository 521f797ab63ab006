package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider has the money.
 */
public record RecordPaid(PaymentId paymentId, Registration registration) implements ProviderAnswer {}
