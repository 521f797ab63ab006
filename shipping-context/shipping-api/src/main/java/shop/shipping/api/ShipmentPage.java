package shop.shipping.api;

import java.util.List;
import java.util.Optional;

/**
 * Some shipments, in the order that was asked for.
 *
 * @param next behind which place the following ones stand; empty on the last page
 * @param total how many shipments match just now, over all pages
 */
public record ShipmentPage(List<ShipmentView> shipments, Optional<FindShipments.Place> next, long total) {

    public ShipmentPage {
        shipments = List.copyOf(shipments);
    }
}
