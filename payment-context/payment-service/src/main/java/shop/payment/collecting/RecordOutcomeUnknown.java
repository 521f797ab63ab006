package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider gave no answer, which is an answer of its own (PAY-06).
 *
 * @param detail what was seen in place of an answer; never the provider's own text, which may speak of people
 */
public record RecordOutcomeUnknown(PaymentId paymentId, String operationKey, String detail) implements ProviderAnswer {}
