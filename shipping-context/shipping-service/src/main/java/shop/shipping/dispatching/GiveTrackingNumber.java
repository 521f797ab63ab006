package shop.shipping.dispatching;

import shop.shipping.api.ShipmentId;

/**
 * Gives a parcel the number under which its carrier knows it, for the label that whoever packs has printed. The same again
 * changes nothing; another takes its place until the carrier has seen the parcel.
 *
 * @param carrier its name, as whoever tracks it knows it
 */
public record GiveTrackingNumber(ShipmentId shipmentId, String carrier, String trackingCode) {}
