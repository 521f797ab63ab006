package shop.order.ordering;

import shop.kernel.OrderId;
import shop.order.api.ReturnState;

/** Tells the order that one of its returns was declined, or was not sent. */
public record RecordReturnEnded(OrderId orderId, int number, ReturnState state) {}
