package shop.order.ordering;

import java.util.Optional;
import shop.order.api.RequestKind;

/**
 * Something that an order has asked of payment or shipping, or of one of its returns.
 *
 * @param tender the number of the tender that it is about
 * @param parcel the name of the parcel that it is about
 * @param name of the capture, the refund, or the wish to take units out; the number of the return; else empty
 */
record OpenRequest(RequestKind kind, Optional<Integer> tender, Optional<String> parcel, String name) {

    static OpenRequest ofTender(RequestKind kind, int tender) {
        return ofTender(kind, tender, "");
    }

    static OpenRequest ofTender(RequestKind kind, int tender, String name) {
        return new OpenRequest(kind, Optional.of(tender), Optional.empty(), name);
    }

    static OpenRequest ofParcel(RequestKind kind, String parcel) {
        return ofParcel(kind, parcel, "");
    }

    static OpenRequest ofParcel(RequestKind kind, String parcel, String name) {
        return new OpenRequest(kind, Optional.empty(), Optional.of(parcel), name);
    }

    static OpenRequest ofReturn(RequestKind kind, int number) {
        return new OpenRequest(kind, Optional.empty(), Optional.empty(), String.valueOf(number));
    }

    /** What had to be asked before this: it is about something that others know by that alone. */
    Optional<OpenRequest> before() {
        return switch (kind) {
            case RELEASE -> tender.map(number -> ofTender(RequestKind.PAYMENT, number));
            case CANCELLATION, REDIRECTION, UNITS_CANCELLATION, HOLD ->
                parcel.map(name -> ofParcel(RequestKind.LABEL, name));
            case PAYMENT, LABEL, INTERCEPT, CAPTURE, REFUND, RETURN, RETURN_LABEL -> Optional.empty();
        };
    }
}
