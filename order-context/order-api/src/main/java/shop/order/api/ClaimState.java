package shop.order.api;

/** How far a claim is: what a customer says of units that have arrived (ORD-23). */
public enum ClaimState {
    /** It is to be decided. */
    OPEN,
    /** The units are paid back. */
    REFUNDED,
    /** The units are sent again. */
    REPLACED,
    /** The shop does not make them good without their coming back. */
    DECLINED,
    /** Whoever made it takes it back. */
    WITHDRAWN,
    /** None of its units is the customer's to claim any more: their parcel was made good as a whole, say, or they came back. */
    OVERTAKEN;

    /** Whether nothing more is to be expected of it. */
    public boolean isEnd() {
        return this != OPEN;
    }
}
