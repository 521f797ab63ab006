package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Tells the payment what a person has found out about an operation of which the provider gives no outcome (PAY-06).
 *
 * @param operationKey the key under which the provider was asked
 */
public record TellOutcome(PaymentId paymentId, String operationKey, FoundOutcome outcome, OutcomeEvidence evidence) {}
