package shop.payment.api;

/** How the provider has decided a dispute. */
public enum DisputeOutcome {
    /** The shop keeps the money. */
    WON,
    /** The customer has it, by their bank. */
    LOST
}
