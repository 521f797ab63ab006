package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when the carrier has put the address right (SHP-01). What was given stays beside it, in {@link ShipmentPrepared}.
 */
@Revision("1")
public record AddressCorrected(ShipmentId shipmentId, OrderId orderId, PersonalData corrected)
        implements ShipmentFact {}
