package shop.shipping.dispatching;

import java.util.List;
import java.util.Optional;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ShipmentId;

/**
 * Reports what cannot be picked for a parcel (ORD-14). The same report again changes nothing.
 *
 * @param report names it among those about the shipment
 * @param missing what is not there; each line once
 * @param moveTo the seller or warehouse that is to send it instead; without one it is cancelled
 */
public record ReportShortPick(ShipmentId shipmentId, String report, List<Missing> missing, Optional<String> moveTo) {

    public ReportShortPick {
        missing = List.copyOf(missing);
    }

    /** Of what nobody sends instead. */
    public ReportShortPick(ShipmentId shipmentId, String report, List<Missing> missing) {
        this(shipmentId, report, missing, Optional.empty());
    }

    /**
     * So many units of a line that are not there.
     *
     * @param line the number of the order's line; 0 in a parcel from before lines were told apart
     * @param sku of the line; needed where the line is 0
     * @param quantity 1 or more
     */
    public record Missing(int line, Optional<String> sku, int quantity) {

        public Missing(int line, int quantity) {
            this(line, Optional.empty(), quantity);
        }

        /** Whether it is about these units. */
        boolean isOf(ParcelItem item) {
            return item.line() == line && sku.map(item.sku()::equals).orElse(line > 0);
        }
    }
}
