package shop.order.ordering;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.kernel.Money;
import shop.order.api.OrderPlaced;

/** The parcels of an order, one per ship-from (ORD-09): how far each is, and which tender pays how much of it. */
final class Parcels {

    enum State {
        HERE,
        CANCELLATION_REQUESTED,
        /** It could not be held back: the carrier has it, or is about to. */
        CANCELLATION_REFUSED,
        HANDED_OVER,
        DELIVERED,
        CANCELLED;

        boolean isStillToBeSent() {
            return this == HERE || this == CANCELLATION_REQUESTED || this == CANCELLATION_REFUSED;
        }

        private boolean isUnderWayOrThere() {
            return this == CANCELLATION_REFUSED || this == HANDED_OVER || this == DELIVERED;
        }
    }

    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, String> labels = new HashMap<>();
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

    /** The ship-froms whose parcel is in this state. */
    List<String> shipFromsOf(State state) {
        return states.entrySet().stream()
                .filter(parcel -> parcel.getValue() == state)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean anyIs(State state) {
        return states.containsValue(state);
    }

    State state(String shipFrom) {
        return states.get(shipFrom);
    }

    void now(String shipFrom, State state) {
        states.put(shipFrom, state);
    }

    void label(String shipFrom, String trackingCode) {
        labels.put(shipFrom, trackingCode);
    }

    boolean hasLabel(String shipFrom, String trackingCode) {
        return trackingCode.equals(labels.get(shipFrom));
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

    /** A parcel that cannot be held back any more. */
    Optional<String> firstUnderWay() {
        return states.entrySet().stream()
                .filter(parcel -> parcel.getValue().isUnderWayOrThere())
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
}
