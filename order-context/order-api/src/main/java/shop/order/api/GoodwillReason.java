package shop.order.api;

/** Why money is given back without a return (ORD-22). No free text, in which people would stand for ever (ADR 6). */
public enum GoodwillReason {
    /** It came later than promised. */
    LATE_DELIVERY,
    /** The customer keeps what is not quite right. */
    FLAW_KEPT,
    /** Something was done wrong for the customer. */
    POOR_SERVICE,
    /** It cost more than it was to. */
    PRICE_ADJUSTED,
    /** None of the others. */
    ANOTHER_REASON
}
