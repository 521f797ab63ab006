package shop.order.ordering;

import shop.order.api.ClaimState;

/** What becomes of what a customer says of units that have arrived (ORD-23). */
public sealed interface ClaimFact extends OrderFact
        permits UnitsClaimed, ClaimGranted, ClaimDeclined, ClaimWithdrawn, ClaimOvertaken {

    /** Counts the order's claims, from 1. */
    int number();

    /** How far the claim is by it. */
    ClaimState state();

    /** Under which name, among those for its order, the units of a claim are made good. */
    static String madeGoodUnder(int claim) {
        return "claim-" + claim;
    }
}
