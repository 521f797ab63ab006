package shop.shipping.dispatching;

import java.util.Optional;
import shop.kernel.PersonalData;
import shop.shipping.api.ShipmentId;

/**
 * Tells a shipment that its carrier sells no labels to us: whoever packs it has one, and tells its number.
 *
 * @param corrected the address as it should have been, if it was put right (SHP-01)
 */
public record RecordLabelLeftToPacker(ShipmentId shipmentId, int labelNumber, Optional<PersonalData> corrected) {

    /** To the address as it was given. */
    public RecordLabelLeftToPacker(ShipmentId shipmentId, int labelNumber) {
        this(shipmentId, labelNumber, Optional.empty());
    }
}
