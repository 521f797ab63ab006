package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Tells the order that a parcel does not go on until a person has looked at it.
 *
 * @param report the place of this in the shipment's own story: what is older than the last that was heard changes nothing
 */
public record RecordParcelHeld(OrderId orderId, String shipFrom, String reason, long report) {}
