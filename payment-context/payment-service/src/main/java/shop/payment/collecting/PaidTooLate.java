package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when money comes for a payment that had been declined, or whose time was over: whoever asked was told that there is
 * none, so it pays for nothing, and goes back (PAY-21).
 */
@Revision("1")
public record PaidTooLate(PaymentId paymentId, OrderId orderId, int tender, Money amount) implements PaymentFact {}
