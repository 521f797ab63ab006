package shop.payment.api;

import java.time.Instant;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the provider has set the money aside.
 *
 * @param severalCaptures whether it may be captured in parts
 * @param captureBefore when the authorisation ends, as the provider says (PAY-01)
 */
@Revision("1")
public record PaymentAuthorised(
        PaymentId paymentId, OrderId orderId, int tender, Money amount, boolean severalCaptures, Instant captureBefore)
        implements PaymentEvent {}
