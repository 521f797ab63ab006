package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when units could not be taken out of a parcel any more: it is with the carrier, or may be, or is being cancelled as
 * a whole.
 *
 * @param reduction the wish that this answers
 */
@Revision("1")
public record ShipmentReductionRefused(ShipmentId shipmentId, OrderId orderId, String shipFrom, String reduction)
        implements ShippingEvent {}
