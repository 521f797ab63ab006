package shop.order.ordering;

/** What keeps a parcel from the customer once the carrier has it. */
public enum ParcelMishap {
    DAMAGED,
    /** The carrier has given up and brings it back; a scan decides (SHP-07). */
    EXPECTED_BACK,
    RETURNED_TO_SENDER,
    PRESUMED_LOST
}
