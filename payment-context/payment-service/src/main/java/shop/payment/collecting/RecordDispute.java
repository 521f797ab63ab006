package shop.payment.collecting;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.Money;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.DisputeReason;
import shop.payment.api.PaymentId;

/**
 * Tells the payment how a dispute about it stands: all that is known of it, so that it does not matter what was heard before.
 *
 * @param providersName how the provider names the dispute
 * @param outcome nothing as long as it is not decided
 */
public record RecordDispute(
        PaymentId paymentId,
        String providersName,
        DisputeKind kind,
        Money amount,
        DisputeReason reason,
        Optional<Instant> answerBefore,
        Optional<DisputeOutcome> outcome)
        implements MoneyTakenBack {}
