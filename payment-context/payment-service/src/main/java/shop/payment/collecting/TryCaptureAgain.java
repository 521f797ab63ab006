package shop.payment.collecting;

import shop.payment.api.PaymentId;

/**
 * Has a capture tried again whose time has come (PAY-12). Asking again changes nothing.
 *
 * @param attempt the number of the try that is due; an older one changes nothing
 */
public record TryCaptureAgain(PaymentId paymentId, String captureId, int attempt) {}
