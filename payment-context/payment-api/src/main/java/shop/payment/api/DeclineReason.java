package shop.payment.api;

/** Why money was refused, in our words (PAY-11). */
public enum DeclineReason {
    /** There is not enough money. */
    INSUFFICIENT_FUNDS,
    /** Somebody takes it for fraud. */
    SUSPECTED_FRAUD,
    /** The card's time is over. */
    EXPIRED_CARD,
    /** It did not work just now; another time it may. */
    TRY_AGAIN,
    /** No reason was given, or none of these. */
    REFUSED
}
