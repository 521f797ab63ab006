package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider has taken the authorised money it was asked to take.
 */
public record RecordCaptured(PaymentId paymentId, String operationKey) implements ProviderAnswer {}
