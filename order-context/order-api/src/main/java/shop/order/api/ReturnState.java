package shop.order.api;

/** How far a return is. Each comes after those before it, as far as they come. */
public enum ReturnState {
    /** Whether it may come back is to be decided. */
    ASKED_FOR,
    /** It may come back, and its label is asked for. */
    APPROVED,
    /** There is no label to be had; the customer can bring it. */
    WITHOUT_LABEL,
    /** The customer can send it. */
    LABELLED,
    /** The carrier has it. */
    ON_ITS_WAY,
    /** It is where it came from, and what is in it is to be said. */
    ARRIVED,
    /** The carrier has had it, and it did not arrive in time. What becomes of it is to be decided. */
    NOT_ARRIVED,
    /** It is known what came back; what is given back for it is to be decided. */
    RECEIVED,
    /** Units came back, and their money was given back, less what was withheld. */
    RETURNED,
    /** Units came back, and the same is sent once more. */
    EXCHANGED,
    /** Nothing is given back for it. */
    REFUSED,
    /** It may not come back. */
    DECLINED,
    /** Nobody has sent it in time. */
    ABANDONED,
    /** Whoever asked for it has taken that back. */
    CANCELLED;

    /** Whether nothing more is to be expected of it. */
    public boolean isEnd() {
        return this == RETURNED
                || this == EXCHANGED
                || this == REFUSED
                || this == DECLINED
                || this == ABANDONED
                || this == CANCELLED;
    }
}
