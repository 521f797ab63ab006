package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider waits for the payer.
 */
public record RecordPayerAwaited(PaymentId paymentId, Registration registration) implements ProviderAnswer {}
