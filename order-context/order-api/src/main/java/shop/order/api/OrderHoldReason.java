package shop.order.api;

/** Why a person keeps an order, or a parcel of it, from being sent (ORD-21). */
public enum OrderHoldReason {
    /** Somebody else may have ordered it, or pays with what is not theirs. No customer is told so. */
    FRAUD_SUSPECTED,
    /** The customer wants it later. */
    CUSTOMERS_WISH,
    /** Nobody is sure that anything arrives there. */
    ADDRESS_TO_BE_CHECKED,
    /** Money that was there has turned back. */
    PAYMENT_TURNED_BACK,
    /** None of the others; a note says what. */
    OTHER,
    /** What customers are told in place of a reason that is not theirs to know. Nobody can give it. */
    BEING_CHECKED;

    /** What the customer is told: that they wanted it so, or that it is being checked, whatever for. */
    public OrderHoldReason toldToCustomers() {
        return this == CUSTOMERS_WISH ? CUSTOMERS_WISH : BEING_CHECKED;
    }
}
