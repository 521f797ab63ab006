package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the money of a tender is set aside.
 *
 * @param severalCaptures whether it may be taken in parts
 */
@Revision("1")
public record TenderAuthorised(OrderId orderId, int tender, Money amount, boolean severalCaptures)
        implements TenderFact {}
