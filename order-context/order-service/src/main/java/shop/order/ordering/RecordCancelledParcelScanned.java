package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Tells the order that the carrier reports of a parcel that was cancelled.
 *
 * @param reported where the parcel is, in shipping's words
 */
public record RecordCancelledParcelScanned(OrderId orderId, String shipFrom, String reported) {}
