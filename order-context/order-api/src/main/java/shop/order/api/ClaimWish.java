package shop.order.api;

/** What a customer wants for units that arrived damaged, wrong or not at all, or are defective (ORD-23). */
public enum ClaimWish {
    /** What they cost. */
    REFUND,
    /** The same once more. */
    REPLACEMENT
}
