package shop.payment.api;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/** Recorded when money that was paid into an account has gone back to its payer: the payment is not paid any more (PAY-15). */
@Revision("1")
public record DepositTurnedBack(PaymentId paymentId, OrderId orderId, int tender, Money amount)
        implements PaymentEvent {}
