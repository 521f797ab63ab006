package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when a shipment that was on hold is to go to another address. What was given before stays in {@link ShipmentPrepared}.
 */
@Revision("1")
public record ShippingAddressChanged(ShipmentId shipmentId, OrderId orderId, PersonalData shipTo)
        implements ShipmentFact {}
