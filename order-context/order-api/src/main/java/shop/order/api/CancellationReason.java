package shop.order.api;

/** Why an order is given up. No free text, in which people would stand for ever (ADR 6). */
public enum CancellationReason {
    ORDERED_BY_MISTAKE,
    NOT_WANTED_ANY_MORE,
    TAKES_TOO_LONG,
    CHEAPER_ELSEWHERE,
    ANOTHER_REASON,
    /** No ship-from had anything to send, so nobody needed to ask. */
    NOTHING_COULD_BE_SENT
}
