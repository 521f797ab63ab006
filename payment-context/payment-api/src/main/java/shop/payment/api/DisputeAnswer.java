package shop.payment.api;

/** What the shop says to a dispute. */
public enum DisputeAnswer {
    /** It shows that the payment is right. */
    EVIDENCE,
    /** It gives in. */
    ACCEPTED
}
