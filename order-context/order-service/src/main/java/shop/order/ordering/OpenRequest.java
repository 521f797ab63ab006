package shop.order.ordering;

import java.util.Optional;
import shop.order.api.RequestKind;

/**
 * Something that an order has asked of payment or shipping.
 *
 * @param tender the number of the tender that it is about
 * @param parcel the name of the parcel that it is about
 * @param name of the capture or refund; else empty
 */
record OpenRequest(RequestKind kind, Optional<Integer> tender, Optional<String> parcel, String name) {

    static OpenRequest ofTender(RequestKind kind, int tender) {
        return ofTender(kind, tender, "");
    }

    static OpenRequest ofTender(RequestKind kind, int tender, String name) {
        return new OpenRequest(kind, Optional.of(tender), Optional.empty(), name);
    }

    static OpenRequest ofParcel(RequestKind kind, String parcel) {
        return new OpenRequest(kind, Optional.empty(), Optional.of(parcel), "");
    }
}
