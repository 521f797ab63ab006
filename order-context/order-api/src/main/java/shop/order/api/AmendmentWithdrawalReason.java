package shop.order.api;

/** Why a change of an order does not come (ORD-17). */
public enum AmendmentWithdrawalReason {
    /** Somebody has given it up. */
    NOT_WANTED_ANY_MORE,
    /** Its time to be paid is over. */
    NOT_PAID_IN_TIME,
    /** Its tender was declined, and its order does not wait for another one. */
    TENDER_DECLINED,
    /** Its order is being cancelled. */
    ORDER_CANCELLED,
    /** What was to be taken out is on its way, or not there any more. */
    TOO_LATE
}
