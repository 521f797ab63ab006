package shop.shipping.dispatching;

import java.time.Instant;
import java.util.Optional;
import shop.shipping.api.ShipmentId;

/**
 * Tells the shipment what its carrier has notified. Telling the same notification again changes nothing.
 *
 * @param notificationId the carrier's id of this message
 * @param carrierStatus the carrier's own word for the status; what goes beyond 50 characters is cut off
 * @param at by the carrier's clock
 * @param location where the parcel was seen, in the carrier's words: a depot, a shop or a town, never the recipient's
 * name or     address; what goes beyond 100 characters is cut off
 */
public record RecordScan(
        ShipmentId shipmentId,
        String notificationId,
        String trackingCode,
        ScanStatus status,
        String carrierStatus,
        Instant at,
        Optional<String> location) {

    static final int LONGEST_STATUS = 50;
    static final int LONGEST_LOCATION = 100;

    public RecordScan {
        carrierStatus = cut(carrierStatus, LONGEST_STATUS);
        location = location.map(place -> cut(place, LONGEST_LOCATION));
    }

    /** A notification is not refused for its length: it would come again for ever, and its status would be missed. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
