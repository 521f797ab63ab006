package shop.order.ordering;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ReturnState;

/**
 * Recorded when a return is further than the order knew.
 *
 * @param state how far
 * @param trackingCode of its label, where it has got one
 * @param refundDue until when its money is to be given back, where the goods are back by this and a law says so (ORD-26)
 */
@Revision("1")
public record ReturnMoved(
        OrderId orderId, int number, ReturnState state, Optional<String> trackingCode, Optional<Instant> refundDue)
        implements ReturnFact {

    /** Where nothing is due by it. */
    public ReturnMoved(OrderId orderId, int number, ReturnState state, Optional<String> trackingCode) {
        this(orderId, number, state, trackingCode, Optional.empty());
    }
}
