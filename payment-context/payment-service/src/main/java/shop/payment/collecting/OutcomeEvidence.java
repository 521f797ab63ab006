package shop.payment.collecting;

/** By what a person knows the outcome of an operation (PAY-06). */
public enum OutcomeEvidence {
    /** The provider has written it. */
    PROVIDER_HAS_CONFIRMED_IT,
    /** It stands in the provider's own pages. */
    SEEN_AT_THE_PROVIDER,
    /** A statement of the shop's bank shows it. */
    SEEN_ON_A_BANK_STATEMENT
}
