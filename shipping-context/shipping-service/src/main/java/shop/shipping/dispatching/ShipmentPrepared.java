package shop.shipping.dispatching;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when a ship-from is to send its part of an order.
 *
 * @param promisedDelivery the calendar day at the destination by which it was promised, if any (SHP-09)
 */
@Revision("1")
public record ShipmentPrepared(
        ShipmentId shipmentId,
        OrderId orderId,
        String shipFrom,
        PersonalData shipTo,
        List<ParcelItem> items,
        Optional<LocalDate> promisedDelivery)
        implements ShipmentFact {

    public ShipmentPrepared {
        items = List.copyOf(items);
    }

    /** As it was recorded before it told the lines of the order apart. */
    ShipmentPrepared withoutLines() {
        return new ShipmentPrepared(
                shipmentId,
                orderId,
                shipFrom,
                shipTo,
                items.stream()
                        .map(item -> new ParcelItem(0, item.sku(), item.description(), item.quantity()))
                        .toList(),
                promisedDelivery);
    }
}
