package shop.order.ordering;

/** What becomes of a change of what is ordered (ORD-17). */
public sealed interface AmendmentFact extends OrderFact
        permits AmendmentProposed, AmendmentApplied, AmendmentWithdrawn {
    /** The amendment's number, from 1. */
    int number();
}
