package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.Tender;

/**
 * Recorded when another means of payment is given in place of a tender that was declined: it pays what that one was to pay
 * (ORD-04).
 *
 * @param tender the number of the one that was declined
 * @param replacement the number of the other
 */
@Revision("1")
public record TenderReplaced(OrderId orderId, int tender, int replacement, Tender by) implements TenderFact {}
