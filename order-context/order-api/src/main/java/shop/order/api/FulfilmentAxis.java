package shop.order.api;

/** How far an order's parcels are, all together; where each is, the parcels tell. */
public enum FulfilmentAxis {
    /** Nothing is done before the order is confirmed. */
    NOT_STARTED,
    /** The carrier has none of them yet. */
    PREPARING,
    /** The carrier has some of those that are sent. */
    PARTLY_SENT,
    /** The carrier has all that are sent. */
    SENT,
    /** Some of those that are sent have arrived. */
    PARTLY_DELIVERED,
    /** All that are sent have arrived. */
    DELIVERED,
    /** Nothing arrives: nothing was sent, or nothing that was reached the customer. */
    NOT_DELIVERED
}
