package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider refuses to let authorised money be taken.
 */
public record RecordCaptureFailed(PaymentId paymentId, String operationKey) implements ProviderAnswer {}
