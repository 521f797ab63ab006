package shop.payment.api;

/**
 * Asks not to try any more to take what could not be taken: it is not owed. What is with the provider just now is answered
 * as it is. Asking again changes nothing.
 */
public record WaiveCapture(PaymentId paymentId, String captureId) {}
