package shop.shipping.labels;

import shop.kernel.Recipient;
import shop.shipping.api.ShipmentId;

/**
 * All that stands on a label.
 *
 * @param labelId the carrier's id of it
 * @param recipient as the carrier has put the address right, if it has
 */
public record PrintableLabel(
        ShipmentId shipmentId,
        String shipFrom,
        String labelId,
        String carrier,
        String trackingCode,
        Recipient recipient) {

    /** Keeps the address out of every log. */
    @Override
    public String toString() {
        return "the label of " + shipmentId;
    }
}
