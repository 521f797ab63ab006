package shop.payment.api;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when an authorisation has ended, as the provider says, before all of it was taken (PAY-01): what it still held is the
 * customer's again. What is captured of it after that fails, and is owed.
 *
 * @param amount what it still held
 */
@Revision("1")
public record AuthorisationExpired(PaymentId paymentId, OrderId orderId, int tender, Money amount)
        implements PaymentEvent {}
