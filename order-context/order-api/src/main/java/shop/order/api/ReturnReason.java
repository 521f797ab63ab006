package shop.order.api;

/** Why somebody gives something back (ORD-15). */
public enum ReturnReason {
    /** It does not do what it should. */
    DEFECT,
    /** It is not what was ordered. */
    WRONG_GOODS,
    /** It was damaged when it came. */
    DAMAGED,
    /** It is not wanted any more. */
    CHANGE_OF_MIND,
    /** It is as it was offered, and does not fit. */
    DOES_NOT_FIT,
    /** None of the others. */
    ANOTHER_REASON;

    /** Whether it is our fault: then nothing is withheld, and there is more time. */
    public boolean isOurs() {
        return this == DEFECT || this == WRONG_GOODS || this == DAMAGED;
    }
}
