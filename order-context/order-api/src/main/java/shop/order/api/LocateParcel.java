package shop.order.api;

import shop.kernel.OrderId;

/**
 * Says where a parcel is that a carrier has had, where a person has found that out (ORD-10, SHP-14). The same again changes
 * nothing.
 *
 * @param parcel its name in the order
 */
public record LocateParcel(OrderId orderId, String parcel, Whereabouts where, WhereaboutsReason reason) {}
