package shop.order.api;

/** Why an order is given up. No free text, in which people would stand for ever (ADR 6). */
public enum CancellationReason {
    /** It was never meant. */
    ORDERED_BY_MISTAKE,
    /** It was meant, and is not wanted any more. */
    NOT_WANTED_ANY_MORE,
    /** It would come too late. */
    TAKES_TOO_LONG,
    /** Others ask less for it. */
    CHEAPER_ELSEWHERE,
    /** None of the others. */
    ANOTHER_REASON,
    /** No ship-from had anything to send, so nobody needed to ask. */
    NOTHING_COULD_BE_SENT,
    /** The ship-from did not find it when it packed (ORD-14), so nobody needed to ask. */
    PICKED_SHORT;

    /** Whether somebody can have it; the others are found by the system. */
    public boolean isAPersons() {
        return this != NOTHING_COULD_BE_SENT && this != PICKED_SHORT;
    }
}
