package shop.shipping.api;

import java.util.List;
import java.util.Optional;

/**
 * Some of what comes back, in the order that was asked for.
 *
 * @param next behind which place the following ones stand; empty on the last page
 * @param total how many match just now, over all pages
 */
public record ReturnShipmentPage(
        List<ReturnShipmentView> returnShipments, Optional<FindReturnShipments.Place> next, long total) {

    public ReturnShipmentPage {
        returnShipments = List.copyOf(returnShipments);
    }
}
