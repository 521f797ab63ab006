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
    /** What came back was exchanged: it is sent once more. */
    EXCHANGED,
    /** Some units came back, and were not exchanged. */
    PARTLY_RETURNED,
    /** All units came back, and were not exchanged. */
    RETURNED
}
