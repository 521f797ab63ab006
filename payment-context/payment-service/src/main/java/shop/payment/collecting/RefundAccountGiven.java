package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/** Recorded when it is told to which account of the payer's money goes back that a person was to transfer (PAY-16). */
@Revision("1")
public record RefundAccountGiven(
        PaymentId paymentId, OrderId orderId, int tender, String refundId, Money amount, SealedAccount account)
        implements PaymentFact {}
