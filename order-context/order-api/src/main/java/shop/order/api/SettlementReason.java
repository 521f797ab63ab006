package shop.order.api;

/** Why, or how, something that was owed is settled by a person. */
public enum SettlementReason {
    /** To or from an account. */
    BANK_TRANSFER,
    /** In cash. */
    CASH,
    /** By others, who collect for us. */
    COLLECTION_AGENCY,
    /** The customer cannot pay it. */
    CUSTOMER_CANNOT_PAY,
    /** To collect it would cost more than it brings. */
    NOT_WORTH_COLLECTING,
    /** It is owed because of something that we did wrong. */
    OUR_MISTAKE,
    /** None of the others. */
    ANOTHER_REASON
}
