package shop.order.ordering;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import shop.kernel.Money;
import shop.order.api.OrderPlaced;

/** The parcels of an order, one per ship-from (ORD-09): how far each is, and which tender pays how much of it. */
final class Parcels {

    enum State {
        HERE,
        CANCELLATION_REQUESTED,
        HANDED_OVER,
        DELIVERED,
        CANCELLED
    }

    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Money>> shares = new LinkedHashMap<>();
    private final Money nothing;

    Parcels(OrderPlaced placed) {
        nothing = Money.zero(placed.total().currency());
        placed.lines().forEach(line -> states.put(line.shipFrom(), State.HERE));
        placed.shares()
                .forEach(share -> shares.computeIfAbsent(
                                placed.lines().get(share.line() - 1).shipFrom(), shipFrom -> new LinkedHashMap<>())
                        .merge(share.tender(), share.amount(), Money::plus));
    }

    Iterable<String> shipFroms() {
        return states.keySet();
    }

    boolean contain(String shipFrom) {
        return states.containsKey(shipFrom);
    }

    State state(String shipFrom) {
        return states.get(shipFrom);
    }

    void now(String shipFrom, State state) {
        states.put(shipFrom, state);
    }

    /** How much of a parcel a tender pays. */
    Money share(String shipFrom, int tender) {
        return shares.getOrDefault(shipFrom, Map.of()).getOrDefault(tender, nothing);
    }

    /** How much a tender pays of all parcels that are sent, or will be. */
    Money shareOfLiving(int tender) {
        return states.entrySet().stream()
                .filter(parcel -> parcel.getValue() != State.CANCELLED)
                .map(parcel -> share(parcel.getKey(), tender))
                .reduce(nothing, Money::plus);
    }

    Optional<String> firstHandedOver() {
        return states.entrySet().stream()
                .filter(parcel -> isUnderWayOrThere(parcel.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    boolean allCancelled() {
        return states.values().stream().allMatch(State.CANCELLED::equals);
    }

    /** Whether every parcel was delivered or cancelled. */
    boolean allEnded() {
        return states.values().stream().allMatch(state -> state == State.DELIVERED || state == State.CANCELLED);
    }

    private static boolean isUnderWayOrThere(State state) {
        return state == State.HANDED_OVER || state == State.DELIVERED;
    }
}
