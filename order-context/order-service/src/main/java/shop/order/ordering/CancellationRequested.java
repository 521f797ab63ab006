package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the customer wants to give up an order whose parcels are being prepared.
 */
@Revision("1")
public record CancellationRequested(OrderId orderId, String reason) implements OrderFact {}
