package shop.shipping.carrier.easypost;

import java.util.Map;
import shop.shipping.dispatching.ScanStatus;

/** EasyPost's words of a tracker's status, and ours. */
final class EasyPostWords {

    /** The statuses that its description of trackers names. */
    static final Map<String, ScanStatus> OF_STATUS = Map.of(
            "unknown", ScanStatus.OTHER,
            "pre_transit", ScanStatus.OTHER,
            "in_transit", ScanStatus.IN_TRANSIT,
            "out_for_delivery", ScanStatus.OUT_FOR_DELIVERY,
            "delivered", ScanStatus.DELIVERED,
            "available_for_pickup", ScanStatus.AVAILABLE_FOR_PICKUP,
            "return_to_sender", ScanStatus.RETURNED_TO_SENDER,
            "failure", ScanStatus.OTHER,
            "cancelled", ScanStatus.OTHER,
            "error", ScanStatus.OTHER);

    /**
     * Details of a failure that say what has failed. Most do not say that anybody was at a door, or that the carrier has the
     * parcel at all: bad weather, a wrong address, a label that has expired.
     */
    static final Map<String, ScanStatus> OF_FAILURE = Map.of(
            "delivery_exception", ScanStatus.DELIVERY_ATTEMPTED,
            "refused", ScanStatus.DELIVERY_ATTEMPTED);

    /** Details that say more than the status beside them, whichever it is. */
    static final Map<String, ScanStatus> OF_DETAIL = Map.of("damaged", ScanStatus.DAMAGED, "lost", ScanStatus.LOST);

    private static final String FAILURE = "failure";

    private EasyPostWords() {}

    static ScanStatus of(String status) {
        return OF_STATUS.getOrDefault(status, ScanStatus.OTHER);
    }

    static ScanStatus of(String status, String detail) {
        ScanStatus said = status.equals(FAILURE) ? OF_FAILURE.getOrDefault(detail, of(status)) : of(status);
        return OF_DETAIL.getOrDefault(detail, said);
    }
}
