package shop.order.api;

/** What is wrong with units of a parcel that has arrived. */
public enum DeliveryFault {
    /** They were damaged when they came. */
    DAMAGED,
    /** Something else was in the box. */
    WRONG_GOODS,
    /** They were not in the box. */
    MISSING,
    /** They do not do what they should. */
    DEFECT
}
