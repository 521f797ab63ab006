package shop.shipping.carrier.tracker;

import java.util.Map;
import shop.shipping.dispatching.ScanStatus;

/** The tracker's codes of what was seen, and ours. */
final class TrackerWords {

    /** Those that its published schema names (TrackEventStatusCode). */
    static final Map<String, ScanStatus> OF_CODE = Map.of(
            "UNKNOWN", ScanStatus.OTHER,
            "INFORMATION_RECEIVED", ScanStatus.OTHER,
            "AT_PICKUP", ScanStatus.PICKED_UP,
            "IN_TRANSIT", ScanStatus.IN_TRANSIT,
            "OUT_FOR_DELIVERY", ScanStatus.OUT_FOR_DELIVERY,
            "ATTEMPT_FAIL", ScanStatus.DELIVERY_ATTEMPTED,
            "DELIVERED", ScanStatus.DELIVERED,
            "AVAILABLE_FOR_PICKUP", ScanStatus.AVAILABLE_FOR_PICKUP,
            "EXCEPTION", ScanStatus.OTHER);

    private TrackerWords() {}

    static ScanStatus of(String code) {
        return OF_CODE.getOrDefault(code, ScanStatus.OTHER);
    }
}
