package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider gave no answer, which is an answer of its own (PAY-06).
 *
 * @param detail what was seen in place of an answer
 */
public record RecordOutcomeUnknown(PaymentId paymentId, String operationKey, String detail) implements ProviderAnswer {}
