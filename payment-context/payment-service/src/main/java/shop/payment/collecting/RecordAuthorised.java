package shop.payment.collecting;

import java.time.Instant;
import shop.payment.api.PaymentId;

/**
 * Tells the payment that the provider has set the money aside.
 *
 * @param captureBefore when the authorisation ends, as the provider says (PAY-01)
 */
public record RecordAuthorised(PaymentId paymentId, Registration registration, Instant captureBefore)
        implements ProviderAnswer {}
