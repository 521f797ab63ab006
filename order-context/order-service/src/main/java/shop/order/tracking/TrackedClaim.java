package shop.order.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.order.api.ClaimState;
import shop.order.api.ClaimWish;
import shop.order.api.DeliveryFault;
import shop.order.api.LineUnits;
import shop.order.api.OrderView.ClaimView;
import shop.order.ordering.ClaimFact;
import shop.order.ordering.UnitsClaimed;
import shop.order.ordering.UnitsReplaced;

/**
 * What a customer says of units that have arrived, as it is kept for reading, within its order (ORD-23).
 *
 * @param since when it got into this state
 * @param replacedIn the parcel in which the same is sent again; empty where none is
 * @param declinedBecause empty unless it is declined
 */
record TrackedClaim(
        int number,
        String parcel,
        List<LineUnits> units,
        DeliveryFault fault,
        ClaimWish wants,
        ClaimState state,
        Instant since,
        String replacedIn,
        String declinedBecause) {

    static TrackedClaim of(UnitsClaimed event, Instant at) {
        return new TrackedClaim(
                event.number(),
                event.parcel(),
                event.items().stream()
                        .map(item -> new LineUnits(item.line(), item.quantity()))
                        .toList(),
                event.fault(),
                event.wants(),
                event.state(),
                at,
                "",
                "");
    }

    TrackedClaim now(ClaimState reached, Instant at) {
        return new TrackedClaim(number, parcel, units, fault, wants, reached, at, replacedIn, declinedBecause);
    }

    TrackedClaim declined(String reason, Instant at) {
        return new TrackedClaim(number, parcel, units, fault, wants, ClaimState.DECLINED, at, replacedIn, reason);
    }

    TrackedClaim replacedIn(String replacement) {
        return new TrackedClaim(number, parcel, units, fault, wants, state, since, replacement, declinedBecause);
    }

    /** Whether its units are sent again by this. */
    boolean isMadeGoodBy(UnitsReplaced again) {
        return again.request().equals(ClaimFact.madeGoodUnder(number));
    }

    boolean isOpen() {
        return !state.isEnd();
    }

    ClaimView view() {
        return new ClaimView(
                number,
                parcel,
                units,
                fault,
                wants,
                state,
                since,
                Optional.of(replacedIn).filter(text -> !text.isEmpty()),
                Optional.of(declinedBecause).filter(text -> !text.isEmpty()));
    }
}
