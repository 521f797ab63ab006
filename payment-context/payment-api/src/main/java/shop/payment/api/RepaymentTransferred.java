package shop.payment.api;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a person has given money back that the provider could not (PAY-03). It may be of a refund that was overtaken:
 * then the customer has its money twice.
 */
@Revision("1")
public record RepaymentTransferred(
        PaymentId paymentId, OrderId orderId, int tender, String refundId, Money amount, TransferMeans means)
        implements PaymentEvent {}
