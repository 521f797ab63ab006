package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Tells the order that the authorisation of a tender has ended before all of it was taken.
 */
public record RecordTenderExpired(OrderId orderId, int tender, Money amount) {}
