package shop.order.api;

/** What becomes of an order when one of its tenders is declined (ORD-04). */
public enum IfDeclined {
    /** It waits until its payment window ends for another means of payment; without one it is rejected then. */
    WAIT,
    /** It is rejected at once: there is nobody who could give another one. */
    REJECT
}
