package shop.order.api;

/** Why a parcel that does not reach the customer is made good in this way, and not in the other. */
public enum MakingGoodReason {
    /** The customer wants it so. */
    CUSTOMERS_WISH,
    /** There is nothing left to send. */
    SOLD_OUT,
    /** Nothing speaks against sending it again. */
    IN_STOCK,
    /** None of the others. */
    ANOTHER_REASON,
    /** The shop has set that all such parcels are refunded. */
    SHOPS_RULE
}
