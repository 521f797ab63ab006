package shop.order.api;

/** How far an order's money is, all tenders together; how much, {@link OrderMoney} tells. */
public enum PaymentAxis {
    /** Not all of it is there or set aside yet. */
    AWAITED,
    /** It is there or set aside; none that is set aside was taken yet. */
    SET_ASIDE,
    /** Some of what is set aside was taken. */
    PARTLY_TAKEN,
    /** All that is due was taken. */
    TAKEN,
    /** Some of it could not be taken and is owed by the customer. */
    OWED,
    /** Some of what was taken was given back. */
    PARTLY_GIVEN_BACK,
    /** All that was taken was given back. */
    GIVEN_BACK,
    /** None was taken, and none is going to be. */
    LET_GO,
    /** None was taken, and what was owed was written off. */
    WRITTEN_OFF
}
