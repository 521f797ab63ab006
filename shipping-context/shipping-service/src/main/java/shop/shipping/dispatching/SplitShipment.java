package shop.shipping.dispatching;

import java.util.List;
import shop.shipping.api.ShipmentId;

/**
 * Sends a part of a shipment apart from it, in a parcel of its own (SHP-12). The same split again changes nothing.
 *
 * @param split names it among those of the shipment
 * @param apart what is sent apart; each line once
 */
public record SplitShipment(ShipmentId shipmentId, String split, List<Apart> apart) {

    public SplitShipment {
        apart = List.copyOf(apart);
    }

    /**
     * So many units of a line that are sent apart.
     *
     * @param line the number of the order's line
     * @param quantity 1 or more
     */
    public record Apart(int line, int quantity) {}
}
