package shop.shipping.dispatching;

import java.util.Optional;
import shop.kernel.PersonalData;
import shop.shipping.api.ShipmentId;

/**
 * Tells the shipment that the carrier has sold the label that was asked for.
 *
 * @param corrected the address as it should have been, if the carrier has put it right (SHP-01)
 */
public record RecordLabelBought(
        ShipmentId shipmentId,
        int labelNumber,
        String labelId,
        String carrier,
        String trackingCode,
        Optional<PersonalData> corrected) {}
