package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Tells the order that a parcel that was held goes on.
 *
 * @param report the place of this in the shipment's own story: what is older than the last that was heard changes nothing
 */
public record RecordParcelReleased(OrderId orderId, String shipFrom, long report) {}
