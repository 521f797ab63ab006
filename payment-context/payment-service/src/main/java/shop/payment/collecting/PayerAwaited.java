package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when the provider waits for the payer: the money is neither there nor set aside.
 */
@Revision("1")
public record PayerAwaited(PaymentId paymentId, OrderId orderId, int tender, Money amount) implements PaymentFact {}
