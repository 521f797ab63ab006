package shop.shipping.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;

/**
 * Asks a ship-from to send its part of an order. Asking again changes nothing; asking for another content is
 * refused (SHP-10).
 *
 * @param shipFrom the seller or warehouse that sends it
 * @param promisedDelivery the calendar day at the destination by which it was promised, if any (SHP-09)
 */
public record PrepareShipment(
        ShipmentId shipmentId,
        OrderId orderId,
        String shipFrom,
        PersonalData shipTo,
        List<ParcelItem> items,
        Optional<LocalDate> promisedDelivery) {

    public PrepareShipment {
        items = List.copyOf(items);
    }
}
