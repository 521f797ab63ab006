package shop.order.api;

import shop.kernel.OrderId;

/** Accepts, for its customer, what has arrived of an order (ORD-25). Once; the same again changes nothing. */
public record ConfirmPurchase(OrderId orderId) {}
