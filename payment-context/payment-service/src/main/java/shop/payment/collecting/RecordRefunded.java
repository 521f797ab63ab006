package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider has given the money back.
 */
public record RecordRefunded(PaymentId paymentId, String operationKey) implements ProviderAnswer {}
