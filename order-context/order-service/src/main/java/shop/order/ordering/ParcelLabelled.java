package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a parcel has its label.
 */
@Revision("1")
public record ParcelLabelled(OrderId orderId, String shipFrom, String carrier, String trackingCode)
        implements ParcelFact {}
