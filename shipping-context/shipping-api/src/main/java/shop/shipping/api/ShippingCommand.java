package shop.shipping.api;

/** What the shipping context can be asked to do. The first component of each names the shipment. */
public sealed interface ShippingCommand permits PrepareShipment, CancelShipment, HandOverShipment {
    ShipmentId shipmentId();
}
