package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.CancellationReason;

/**
 * Recorded when the customer wants to give up an order whose parcels are being prepared.
 */
@Revision("1")
public record CancellationRequested(OrderId orderId, CancellationReason reason) implements OrderFact {}
