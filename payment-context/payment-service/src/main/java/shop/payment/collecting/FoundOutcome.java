package shop.payment.collecting;

/** What a person has found out about an operation (PAY-06). */
public enum FoundOutcome {
    /** The provider has done it. */
    DONE,
    /** The provider has not done it, and will not. */
    NOT_DONE
}
