package shop.order.api;

/** What became of a parcel that turned up after it was made good, as agreed with the customer. */
public enum ParcelAgreement {
    /** The customer keeps it, and pays nothing more. */
    KEPT,
    /** It is back with whoever sent it. */
    GIVEN_BACK,
    /** The customer keeps it, and has paid for it apart from this order. */
    PAID_FOR,
    /** The customer has not got it, whatever was reported. */
    NOT_RECEIVED
}
