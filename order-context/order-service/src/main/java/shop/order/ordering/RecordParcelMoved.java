package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Shipping says that another ship-from sends a parcel.
 *
 * @param shipFrom the parcel's name
 * @param sentFrom the seller or warehouse that sends it
 * @param report the place of the news in the shipment's story
 */
public record RecordParcelMoved(OrderId orderId, String shipFrom, String sentFrom, long report) {}
