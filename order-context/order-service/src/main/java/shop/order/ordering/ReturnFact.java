package shop.order.ordering;

import shop.order.api.ReturnState;

/** What becomes of one return of an order, as far as the order has to know: its units, and their money. */
public sealed interface ReturnFact extends OrderFact
        permits ReturnAskedFor, ReturnMoved, ReturnSettled, ReturnEnded, ReturnCancelled {

    /** Counts the order's returns, from 1. */
    int number();

    /** How far the return is by it. */
    ReturnState state();
}
