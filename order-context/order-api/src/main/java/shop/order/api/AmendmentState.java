package shop.order.api;

/** How far a change of an order is (ORD-17). */
public enum AmendmentState {
    /** It waits for the tender that is to pay for it. */
    PROPOSED,
    /** It holds: what was added is sent, and what was taken out is asked not to be. */
    APPLIED,
    /** It does not come, and costs nothing. */
    WITHDRAWN
}
