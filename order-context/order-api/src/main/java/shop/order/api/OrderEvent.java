package shop.order.api;

import shop.kernel.OrderId;

/** The milestones in an order's life, as far as others react to them. */
public sealed interface OrderEvent
        permits OrderPlaced,
                OrderConfirmed,
                OrderRejected,
                OrderCancelled,
                OrderClosed,
                PurchaseConfirmed,
                FulfilmentStalled {
    OrderId orderId();
}
