package shop.order.ordering;

import java.util.Optional;
import shop.kernel.OrderId;
import shop.order.api.ReturnState;

/**
 * Tells the order how far one of its returns is. What it knows already, or is behind what it knows, changes nothing.
 *
 * @param trackingCode of its label, where it has got one
 */
public record RecordReturnMoved(OrderId orderId, int number, ReturnState state, Optional<String> trackingCode) {}
