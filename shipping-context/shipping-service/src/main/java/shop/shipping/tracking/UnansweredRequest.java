package shop.shipping.tracking;

import shop.shipping.api.ShipmentId;

/**
 * A request to the carrier that is recorded and has no answer yet.
 *
 * @param operationKey the key under which it is made
 * @param position of the event that recorded it, among the shipment's own
 */
public record UnansweredRequest(ShipmentId shipmentId, String operationKey, long position) {}
