package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Asks to try a capture once more that has failed, now and beside the tries that come by themselves (PAY-12). Asking again
 * while it is being tried changes nothing.
 */
public record RetryCapture(PaymentId paymentId, String captureId, CaptureRetryReason reason) {}
