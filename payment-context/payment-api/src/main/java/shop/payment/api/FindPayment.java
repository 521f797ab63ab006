package shop.payment.api;

/**
 * Asks for one payment; answered by {@link PaymentView}, or by nothing when there is none.
 */
public record FindPayment(PaymentId paymentId) {}
