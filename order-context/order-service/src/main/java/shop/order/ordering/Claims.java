package shop.order.ordering;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shop.kernel.OrderId;
import shop.order.api.ClaimState;

/** What the customer says of units that have arrived, and wants made good without their coming back (ORD-23). */
final class Claims {

    private final OrderId order;
    private final Map<Integer, UnitsClaimed> claimed = new LinkedHashMap<>();
    private final Map<Integer, ClaimState> states = new HashMap<>();

    Claims(OrderId order) {
        this.order = order;
    }

    /** The number that the next one gets. */
    int nextNumber() {
        return claimed.size() + 1;
    }

    /** What was claimed under this name. */
    Optional<UnitsClaimed> under(String request) {
        return claimed.values().stream()
                .filter(claim -> claim.request().equals(request))
                .findFirst();
    }

    /** @throws IllegalArgumentException when the order has no such claim */
    UnitsClaimed claimed(int number) {
        return Optional.ofNullable(claimed.get(number))
                .orElseThrow(() -> new IllegalArgumentException(order + " has no claim " + number));
    }

    ClaimState state(int number) {
        return states.getOrDefault(number, claimed(number).state());
    }

    /** The first that is not decided. */
    Optional<Integer> firstOpen() {
        return open().map(UnitsClaimed::number).findFirst();
    }

    /** The first that is not decided, and has units of a line of a parcel; another than this one. */
    Optional<Integer> firstOpen(String parcel, int line, int butNot) {
        return open(butNot)
                .filter(claim -> units(claim, parcel, line) > 0)
                .map(UnitsClaimed::number)
                .findFirst();
    }

    /** How many units of a line of a parcel are in claims that are not decided, but for this one. */
    int held(String parcel, int line, int butNot) {
        return open(butNot).mapToInt(claim -> units(claim, parcel, line)).sum();
    }

    /** Those that are not decided, and of which their parcel has no unit left. */
    List<ClaimOvertaken> overtaken(Parcels parcels) {
        return open().filter(claim -> Units.of(claim.items())
                        .atMost(parcels.from(claim.parcel()).kept())
                        .isEmpty())
                .map(claim -> new ClaimOvertaken(order, claim.number()))
                .toList();
    }

    private Stream<UnitsClaimed> open(int butNot) {
        return open().filter(claim -> claim.number() != butNot);
    }

    private Stream<UnitsClaimed> open() {
        return claimed.values().stream().filter(claim -> !state(claim.number()).isEnd());
    }

    private static int units(UnitsClaimed claim, String parcel, int line) {
        return claim.parcel().equals(parcel) ? Units.of(claim.items()).of(line) : 0;
    }

    void on(ClaimFact fact) {
        if (fact instanceof UnitsClaimed claim) {
            claimed.put(claim.number(), claim);
        }
        states.put(fact.number(), fact.state());
    }
}
