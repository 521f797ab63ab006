package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ReturnState;

/**
 * Recorded when a return does not take place: it was declined, or nobody has sent it. Its units are free to be given back
 * again.
 */
@Revision("1")
public record ReturnEnded(OrderId orderId, int number, ReturnState state) implements ReturnFact {}
