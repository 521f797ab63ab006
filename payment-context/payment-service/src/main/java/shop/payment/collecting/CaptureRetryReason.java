package shop.payment.collecting;

/** Why somebody has a capture tried again that has failed (PAY-12). */
public enum CaptureRetryReason {
    /** The customer says that it works now: the card is covered, or unlocked. */
    CUSTOMER_HAS_SEEN_TO_IT,
    /** The provider says that it works now. */
    PROVIDER_HAS_SEEN_TO_IT,
    /** None of the others. */
    ANOTHER_REASON
}
