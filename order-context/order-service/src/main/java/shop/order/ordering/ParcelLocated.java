package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.Whereabouts;
import shop.order.api.WhereaboutsReason;

/** Recorded when a person has found out where a parcel is that a carrier has had (ORD-10, SHP-14). */
@Revision("1")
public record ParcelLocated(OrderId orderId, String shipFrom, Whereabouts where, WhereaboutsReason reason)
        implements ParcelFact {}
