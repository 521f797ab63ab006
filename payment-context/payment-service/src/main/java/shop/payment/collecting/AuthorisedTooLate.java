package shop.payment.collecting;

import java.time.Instant;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when money is set aside for a payment that had been declined or called off, or whose time was over: nothing is taken
 * of it, and it is let go (PAY-21).
 *
 * @param captureBefore when the authorisation would end by itself, as the provider says
 */
@Revision("1")
public record AuthorisedTooLate(PaymentId paymentId, OrderId orderId, int tender, Money amount, Instant captureBefore)
        implements PaymentFact {}
