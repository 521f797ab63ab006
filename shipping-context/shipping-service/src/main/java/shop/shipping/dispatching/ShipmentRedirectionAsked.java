package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when its order wants a shipment to go to another address, and that can still be (ORD-08). It is certain when no
 * label to the former address is out any more.
 *
 * @param asked the place of the wish among all that its order has decided
 */
@Revision("1")
public record ShipmentRedirectionAsked(ShipmentId shipmentId, OrderId orderId, long asked, PersonalData shipTo)
        implements ShipmentFact {}
