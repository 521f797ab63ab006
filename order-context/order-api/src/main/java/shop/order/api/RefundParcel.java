package shop.order.api;

import shop.kernel.OrderId;

/**
 * Asks to give back what a parcel cost that does not reach the customer (ORD-10), or not to take it. Asking again changes
 * nothing.
 *
 * @param parcel its name in the order
 */
public record RefundParcel(OrderId orderId, String parcel, MakingGoodReason reason) {}
