package shop.shipping.api;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when whoever packs a parcel does not find all that belongs into it (ORD-14). The rest is sent; where there is none,
 * the shipment is cancelled. What is missing is cancelled, too, unless another ship-from is to send it: then its order has
 * another shipment prepared there.
 *
 * @param report names the warehouse's report among those about the shipment
 * @param items what is missing
 * @param moveTo the seller or warehouse that is to send it instead, as whoever packs says; none where nobody does
 */
@Revision("1")
public record ShipmentPickedShort(
        ShipmentId shipmentId,
        OrderId orderId,
        String shipFrom,
        String report,
        List<ParcelItem> items,
        Optional<String> moveTo)
        implements ShippingEvent {

    public ShipmentPickedShort {
        items = List.copyOf(items);
    }

    /** Of what nobody sends instead. */
    public ShipmentPickedShort(
            ShipmentId shipmentId, OrderId orderId, String shipFrom, String report, List<ParcelItem> items) {
        this(shipmentId, orderId, shipFrom, report, items, Optional.empty());
    }
}
