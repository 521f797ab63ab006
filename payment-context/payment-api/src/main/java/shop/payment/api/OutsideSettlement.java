package shop.payment.api;

/** What a person has done with money of a tender, without its provider (ORD-27). */
public enum OutsideSettlement {
    /** The customer has paid what they owed in another way. */
    COLLECTED,
    /** What was collected so was given back so. */
    GIVEN_BACK
}
