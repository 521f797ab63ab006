package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.CancellationReason;

/**
 * Recorded when a parcel is to be held back.
 */
@Revision("1")
public record ParcelCancellationRequested(OrderId orderId, String shipFrom, CancellationReason reason)
        implements ParcelFact {}
