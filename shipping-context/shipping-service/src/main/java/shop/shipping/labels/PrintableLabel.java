package shop.shipping.labels;

import shop.kernel.Recipient;

/**
 * All that stands on a label.
 *
 * @param parcel the id of what is sent with it: a shipment, or something that comes back
 * @param from who sends it; a customer with their address
 * @param labelId the carrier's id of it
 * @param recipient as the carrier has put the address right, if it has; of what comes back, only a name is known here
 */
public record PrintableLabel(
        String parcel, String from, String labelId, String carrier, String trackingCode, Recipient recipient) {

    /** Keeps the address out of every log. */
    @Override
    public String toString() {
        return "the label of " + parcel;
    }
}
