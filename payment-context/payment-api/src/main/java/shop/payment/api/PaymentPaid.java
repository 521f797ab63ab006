package shop.payment.api;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a method that pays at once has paid: the money is captured without having been authorised first.
 */
@Revision("1")
public record PaymentPaid(PaymentId paymentId, OrderId orderId, int tender, Money amount) implements PaymentEvent {}
