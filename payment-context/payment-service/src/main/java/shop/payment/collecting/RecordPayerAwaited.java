package shop.payment.collecting;

import java.time.Instant;
import java.util.Optional;
import shop.payment.api.PayerLink;
import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider waits for the payer.
 *
 * @param link where they confirm it, if the provider has told
 * @param until when that is too late, if the provider has told
 */
public record RecordPayerAwaited(
        PaymentId paymentId, Registration registration, Optional<PayerLink> link, Optional<Instant> until)
        implements ProviderAnswer {}
