package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when captured money is to be given back by a method that has no refunds, or the provider refuses the refund: a
 * person transfers it (PAY-03).
 */
@Revision("1")
public record RepaymentOwed(
        PaymentId paymentId, OrderId orderId, int tender, String refundId, Money amount, String reason)
        implements PaymentFact {}
