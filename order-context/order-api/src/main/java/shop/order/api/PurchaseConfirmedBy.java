package shop.order.api;

/** By what a purchase was confirmed. */
public enum PurchaseConfirmedBy {
    /** The customer accepts what has arrived. */
    CUSTOMER,
    /** The time in which the customer could have given it back without a reason is over. */
    TIME
}
