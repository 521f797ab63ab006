package shop.order.api;

/** From where a person knows where a parcel is. */
public enum WhereaboutsReason {
    /** The carrier was asked. */
    CARRIER_ASKED,
    /** The customer was asked. */
    CUSTOMER_ASKED,
    /** It was seen, or looked for. */
    LOOKED_FOR,
    /** None of the others. */
    ANOTHER_REASON
}
