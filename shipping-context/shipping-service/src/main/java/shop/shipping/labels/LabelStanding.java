package shop.shipping.labels;

/** Whether a parcel can be sent with its last label. */
enum LabelStanding {
    /** It is asked for, or the carrier does not sell it. */
    NOT_BOUGHT,
    /** The parcel goes with it. */
    COUNTS,
    /** The carrier was asked to take it back, and has not answered. */
    BEING_GIVEN_BACK,
    /** The parcel stays here. */
    CANCELLED
}
