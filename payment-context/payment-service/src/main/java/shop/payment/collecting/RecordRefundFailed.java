package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider refuses to give captured money back.
 */
public record RecordRefundFailed(PaymentId paymentId, String operationKey) implements ProviderAnswer {}
