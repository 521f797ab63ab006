package shop.payment.api;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when nothing of the payment is held or awaited any more.
 *
 * @param amount what had been authorised and not captured; zero when a payment was called off before it came
 */
@Revision("1")
public record PaymentReleased(PaymentId paymentId, OrderId orderId, int tender, Money amount) implements PaymentEvent {}
