package shop.order.api;

/** How far an order's returns are, all together. */
public enum ReturnsAxis {
    /** Nothing comes back, or came back. */
    NONE,
    /** Whether something may come back is to be decided. */
    ASKED_FOR,
    /** Something is to come back. */
    UNDER_WAY,
    /** Something came back, and what is given back for it is to be decided. */
    RECEIVED,
    /** Some units came back. */
    PARTLY_RETURNED,
    /** All units came back. */
    RETURNED
}
