package shop.order.api;

import shop.kernel.OrderId;

/**
 * Asks to send the same units again, at no charge, for a parcel that does not reach the customer (ORD-10, ORD-23). Asking
 * again changes nothing.
 *
 * @param parcel its name in the order
 */
public record ReplaceParcel(OrderId orderId, String parcel, MakingGoodReason reason) {}
