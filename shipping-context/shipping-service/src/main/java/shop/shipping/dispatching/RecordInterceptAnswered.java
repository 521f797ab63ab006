package shop.shipping.dispatching;

import shop.shipping.api.ShipmentId;

/**
 * Tells the shipment what the carrier says to the wish to have it back.
 *
 * @param comesBack whether it brings it back
 */
public record RecordInterceptAnswered(ShipmentId shipmentId, boolean comesBack) {}
