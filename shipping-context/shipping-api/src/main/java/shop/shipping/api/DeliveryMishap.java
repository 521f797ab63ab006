package shop.shipping.api;

/** What keeps a parcel from its recipient once the carrier has it (SHP-06). A later scan may revoke each. */
public enum DeliveryMishap {
    /** The carrier reports that it is damaged. */
    DAMAGED,
    /** Three attempts failed (SHP-07): it comes back. */
    EXPECTED_BACK,
    /** It is back where it came from. */
    RETURNED_TO_SENDER,
    /** The carrier reports that it is lost, or nobody has seen it for long (SHP-07). */
    PRESUMED_LOST
}
