package shop.order.api;

/**
 * Why something cannot be given back only because it is not wanted any more, where the customer was told so before they bought it
 * (ORD-24). What is excluded only once it was opened or used is not among them: that is seen when it is back.
 */
public enum WithdrawalExclusion {
    /** It was made as the customer wanted it, for nobody else. */
    MADE_TO_ORDER,
    /** It goes bad, or is worth little soon. */
    PERISHABLE
}
