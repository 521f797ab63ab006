package shop.order.ordering;

import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ReturnState;

/**
 * Recorded when a return is further than the order knew.
 *
 * @param state how far
 * @param trackingCode of its label, where it has got one
 */
@Revision("1")
public record ReturnMoved(OrderId orderId, int number, ReturnState state, Optional<String> trackingCode)
        implements ReturnFact {}
