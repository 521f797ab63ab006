package shop.order.api;

/** Where a parcel is that a carrier has had, as a person has found out. */
public enum Whereabouts {
    /** The customer has it. */
    WITH_CUSTOMER,
    /** It is back with whoever sent it. */
    BACK,
    /** Nobody has it, and nobody is going to. */
    LOST
}
