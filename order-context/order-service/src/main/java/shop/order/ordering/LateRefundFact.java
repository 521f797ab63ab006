package shop.order.ordering;

/** What follows where money is not given back for a return within the term of the market's law (ORD-26). */
public sealed interface LateRefundFact extends OrderFact permits RefundOverdue, RefundInterestOwed, RefundInterestPaid {

    /** The number of the return. */
    int number();
}
