package shop.order.ordering;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.RefusalReason;

/**
 * Tells the order that authorised money could not be taken: it is owed (PAY-12).
 *
 * @param attempt how often it was tried by now, from 1
 * @param nextTry when it is tried again by itself; without one, a person has to see to it
 * @param reason why; nothing of captures from before this was recorded
 */
public record RecordTenderCaptureFailed(
        OrderId orderId,
        int tender,
        String captureId,
        Money amount,
        int attempt,
        Optional<Instant> nextTry,
        Optional<RefusalReason> reason) {}
