package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Tells the order that nothing of a tender is held any more.
 */
public record RecordTenderReleased(OrderId orderId, int tender, Money amount) {}
