package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a parcel does not go on until a person has looked at it (SHP-03).
 *
 * @param reason in shipping's words
 * @param report the place of this in the shipment's own story
 */
@Revision("1")
public record ParcelHeld(OrderId orderId, String shipFrom, String reason, long report) implements ParcelFact {}
