package shop.shipping.dispatching;

import java.util.List;
import shop.shipping.api.ShipmentId;

/**
 * Reports what cannot be picked for a parcel (ORD-14). The same report again changes nothing.
 *
 * @param report names it among those about the shipment
 * @param missing what is not there; each line once
 */
public record ReportShortPick(ShipmentId shipmentId, String report, List<Missing> missing) {

    public ReportShortPick {
        missing = List.copyOf(missing);
    }

    /**
     * So many units of a line that are not there.
     *
     * @param line the number of the order's line
     * @param quantity 1 or more
     */
    public record Missing(int line, int quantity) {}
}
