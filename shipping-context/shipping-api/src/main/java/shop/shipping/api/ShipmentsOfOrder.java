package shop.shipping.api;

import java.util.List;
import shop.kernel.OrderId;

/**
 * The shipments of an order, by ship-from.
 */
public record ShipmentsOfOrder(OrderId orderId, List<ShipmentView> shipments) {

    public ShipmentsOfOrder {
        shipments = List.copyOf(shipments);
    }
}
