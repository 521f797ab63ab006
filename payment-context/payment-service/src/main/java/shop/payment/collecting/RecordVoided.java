package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider holds and awaits nothing more.
 */
public record RecordVoided(PaymentId paymentId, String operationKey) implements ProviderAnswer {}
