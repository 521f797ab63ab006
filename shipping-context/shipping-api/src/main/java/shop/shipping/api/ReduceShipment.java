package shop.shipping.api;

import java.util.List;

/**
 * Asks to send fewer units than were asked for (ORD-18). What is packed already is unpacked, and a label that was bought stays
 * valid. Done before the hand-over, refused after it; either is recorded as a fact. Where nothing would remain, it is a
 * cancellation, and is answered as one. Asking again changes nothing.
 *
 * @param reduction names this wish among those for the shipment
 * @param remaining what may stay in the parcel at most: what is missing in it anyway is not taken out once more
 */
public record ReduceShipment(ShipmentId shipmentId, String reduction, List<ParcelItem> remaining, String reason) {

    public ReduceShipment {
        remaining = List.copyOf(remaining);
    }
}
