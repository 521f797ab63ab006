package shop.order.api;

import shop.kernel.OrderId;

/** What the order context can be asked to do. The first component of each names the order. */
public sealed interface OrderCommand permits PlaceOrder, CancelOrder {
    OrderId orderId();
}
