package shop.payment.api;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the provider waits for the payer: the money is neither there nor set aside. They pay a slip, or confirm that it
 * is they who pay (PAY-13).
 *
 * @param link where they confirm it, if the provider has told
 * @param until when that is too late, if the provider has told
 */
@Revision("1")
public record PayerAwaited(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        Money amount,
        Optional<PayerLink> link,
        Optional<Instant> until)
        implements PaymentEvent {}
