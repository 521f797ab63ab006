package shop.payment.collecting;

/** Why somebody has the provider give back once more what it could not (PAY-03). */
public enum RefundRetryReason {
    /** The provider says that it works now. */
    PROVIDER_HAS_SEEN_TO_IT,
    /** The shop's balance with the provider covers it again, or its contract allows it now. */
    SHOP_HAS_SEEN_TO_IT,
    /** Nobody knows to where else it could be transferred. */
    NO_OTHER_WAY_TO_THE_CUSTOMER,
    /** None of the others. */
    ANOTHER_REASON
}
