package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Asks for a person to find out what came of an operation, after the last try (PAY-06). Asking again changes nothing.
 */
public record CallAPerson(PaymentId paymentId, String operationKey) {}
