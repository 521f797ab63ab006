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
            "failure", ScanStatus.DELIVERY_ATTEMPTED,
            "cancelled", ScanStatus.OTHER,
            "error", ScanStatus.OTHER);

    /** Details that say more than the status beside them. */
    static final Map<String, ScanStatus> OF_DETAIL = Map.of("damaged", ScanStatus.DAMAGED, "lost", ScanStatus.LOST);

    private EasyPostWords() {}

    static ScanStatus of(String status) {
        return OF_STATUS.getOrDefault(status, ScanStatus.OTHER);
    }

    static ScanStatus of(String status, String detail) {
        return OF_DETAIL.getOrDefault(detail, of(status));
    }
}
