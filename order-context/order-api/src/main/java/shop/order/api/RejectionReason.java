package shop.order.api;

/** Why an order that was accepted could not be confirmed. */
public enum RejectionReason {
    /** A tender was declined and not replaced (ORD-04). */
    TENDER_DECLINED,
    /** The payment window closed before every tender was there (ORD-05). */
    NOT_PAID_IN_TIME
}
