package shop.shipping.api;

/** Has the carrier asked to bring back a parcel that it has, if it still can (ORD-07). Once for each parcel. */
public record InterceptShipment(ShipmentId shipmentId) {}
