package shop.payment.api;

/** Why money was refused, in our words (PAY-11). */
public enum DeclineReason {
    INSUFFICIENT_FUNDS,
    SUSPECTED_FRAUD,
    EXPIRED_CARD,
    TRY_AGAIN,
    REFUSED
}
