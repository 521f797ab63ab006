package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that its authorisation has ended at the provider (PAY-01).
 */
public record RecordExpired(PaymentId paymentId) implements ProviderAnswer {}
