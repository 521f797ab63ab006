package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Tells the order that the money of a tender is set aside.
 *
 * @param severalCaptures whether it may be taken in parts
 */
public record RecordTenderAuthorised(OrderId orderId, int tender, Money amount, boolean severalCaptures) {}
