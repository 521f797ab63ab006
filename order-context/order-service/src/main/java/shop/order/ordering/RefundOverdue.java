package shop.order.ordering;

import java.time.Instant;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when goods are back, and the term of the market's law is over in which their money was to be given back (ORD-26).
 *
 * @param due when it was
 */
@Revision("1")
public record RefundOverdue(OrderId orderId, int number, Instant due) implements LateRefundFact {}
