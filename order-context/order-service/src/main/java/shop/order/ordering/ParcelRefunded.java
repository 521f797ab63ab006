package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.MakingGoodReason;

/**
 * Recorded when it is decided that a parcel which does not reach the customer is paid back (ORD-10): no unit of it is owed
 * or paid for any more.
 */
@Revision("1")
public record ParcelRefunded(OrderId orderId, String shipFrom, MakingGoodReason reason) implements ParcelFact {}
