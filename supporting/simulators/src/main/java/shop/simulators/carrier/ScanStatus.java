package shop.simulators.carrier;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a scan says about a parcel. */
enum ScanStatus {
    @JsonProperty("picked_up")
    PICKED_UP,
    @JsonProperty("in_transit")
    IN_TRANSIT,
    @JsonProperty("out_for_delivery")
    OUT_FOR_DELIVERY,
    @JsonProperty("delivery_attempted")
    DELIVERY_ATTEMPTED,
    @JsonProperty("available_for_pickup")
    AVAILABLE_FOR_PICKUP,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("damaged")
    DAMAGED,
    @JsonProperty("returned_to_sender")
    RETURNED_TO_SENDER,
    @JsonProperty("lost")
    LOST;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
