package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Tells the order that it was too late to take units out of a parcel.
 *
 * @param request which was asked for
 */
public record RecordUnitsNotTakenOut(OrderId orderId, String shipFrom, String request) {}
