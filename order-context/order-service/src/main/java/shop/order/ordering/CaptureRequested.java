package shop.order.ordering;

import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a hand-over makes authorised money due (ORD-09), or what is left of money that could not be taken is asked for
 * anew (PAY-12).
 *
 * @param inPlaceOf the capture that was given up last, and in whose place none was asked for yet: of the two at most one is to be
 *     taken
 */
@Revision("1")
public record CaptureRequested(OrderId orderId, int tender, String captureId, Money amount, Optional<String> inPlaceOf)
        implements TenderFact {

    /** In place of none. */
    public CaptureRequested(OrderId orderId, int tender, String captureId, Money amount) {
        this(orderId, tender, captureId, amount, Optional.empty());
    }
}
