package shop.payment.api;

/**
 * Asks to let go of all that was not captured: an authorisation is voided (PAY-04), what still waits is called off, and
 * money that arrives nevertheless is given back. Asking again changes nothing.
 */
public record ReleasePayment(PaymentId paymentId, String reason) {}
