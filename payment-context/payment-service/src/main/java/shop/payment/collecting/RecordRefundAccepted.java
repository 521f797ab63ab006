package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider has accepted to give the money back, and has not done it yet (PAY-07).
 */
public record RecordRefundAccepted(PaymentId paymentId, String operationKey) implements ProviderAnswer {}
