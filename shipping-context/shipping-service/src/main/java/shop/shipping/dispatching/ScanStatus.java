package shop.shipping.dispatching;

/** What a carrier can say of a parcel, in the order in which it usually does. */
public enum ScanStatus {
    /** Anything that we have no word for; it is kept, and tells nothing. */
    OTHER,
    PICKED_UP,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    DELIVERY_ATTEMPTED,
    AVAILABLE_FOR_PICKUP,
    DAMAGED,
    LOST,
    RETURNED_TO_SENDER,
    DELIVERED;

    /** Whether the carrier has, or has had, the parcel when it says this. */
    public boolean impliesHandOver() {
        return this != OTHER;
    }
}
