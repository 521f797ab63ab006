package shop.payment.api;

import java.util.Optional;
import shop.kernel.Money;

/**
 * Asks to take authorised money (PAY-02). Asking again under the same capture id changes nothing.
 *
 * @param captureId what the capture is for, unique within the payment
 * @param inPlaceOf the capture that has failed and in whose place this one is: of the two at most one is taken. If a try of it is
 *     with the provider just then, this one waits, and is not made if that one succeeds (PAY-12).
 */
public record CapturePayment(PaymentId paymentId, String captureId, Money amount, Optional<String> inPlaceOf) {}
