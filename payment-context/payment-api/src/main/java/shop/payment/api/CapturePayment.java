package shop.payment.api;

import shop.kernel.Money;

/**
 * Asks to take authorised money (PAY-02). Asking again under the same capture id changes nothing.
 *
 * @param captureId what the capture is for, unique within the payment
 */
public record CapturePayment(PaymentId paymentId, String captureId, Money amount) {}
