package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;

/** Tells the order that money which had paid a tender has gone back to its payer. */
public record RecordTenderTurnedBack(OrderId orderId, int tender, Money amount) {}
