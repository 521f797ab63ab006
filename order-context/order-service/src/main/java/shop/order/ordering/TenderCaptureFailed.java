package shop.order.ordering;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.RefusalReason;

/**
 * Recorded when authorised money could not be taken: the customer owes it (PAY-12).
 *
 * @param attempt how often it was tried by now, from 1; of captures from before this was recorded, 1
 * @param nextTry when it is tried again by itself; without one, a person has to see to it
 * @param reason why; nothing of captures from before this was recorded
 */
@Revision("1")
public record TenderCaptureFailed(
        OrderId orderId,
        int tender,
        String captureId,
        Money amount,
        Integer attempt,
        Optional<Instant> nextTry,
        Optional<RefusalReason> reason)
        implements TenderFact {

    public TenderCaptureFailed {
        attempt = Objects.requireNonNullElse(attempt, 1);
    }
}
