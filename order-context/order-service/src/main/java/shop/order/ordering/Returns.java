package shop.order.ordering;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.RequestKind;
import shop.order.api.ReturnState;

/**
 * The returns of an order, as far as the order has to know: which units are in one of them, how far it is, and what was
 * withheld of the money of what came back. Where the goods are, and what is decided about them, each return knows itself.
 */
final class Returns {

    private static final long NONE = -1;

    private final OrderId order;
    private final Map<Integer, ReturnAskedFor> asked = new LinkedHashMap<>();
    private final Map<Integer, ReturnState> states = new HashMap<>();
    private final Map<Integer, List<ParcelUnits>> held = new HashMap<>();
    private final Map<Integer, List<ParcelUnits>> returned = new HashMap<>();
    private final Set<Integer> arrived = new HashSet<>();
    private final Set<Integer> received = new HashSet<>();
    private final Map<Integer, Long> decisions = new HashMap<>();
    private final Set<Integer> takenDown = new HashSet<>();
    private final Map<Integer, Money> withheld = new HashMap<>();
    private Optional<Instant> firstReceipt = Optional.empty();
    private Optional<Instant> lastReceipt = Optional.empty();
    private final Map<String, Instant> sentOnceMoreReceived = new HashMap<>();
    private final Map<String, Instant> turnedUp = new HashMap<>();
    private final MadeGoodMeanwhile madeGood = new MadeGoodMeanwhile();

    Returns(OrderId order) {
        this.order = order;
    }

    /** The number that the next one gets. */
    int nextNumber() {
        return asked.size() + 1;
    }

    /** The one that was asked for under this key. */
    Optional<ReturnAskedFor> under(String key) {
        return asked.values().stream()
                .filter(it -> it.key().equals(Optional.of(key)))
                .findFirst();
    }

    /** @throws IllegalArgumentException when the order has no such return */
    ReturnAskedFor asked(int number) {
        return Optional.ofNullable(asked.get(number))
                .orElseThrow(() -> new IllegalArgumentException(order + " has no return " + number));
    }

    /** How far it is, as far as the order knows. */
    ReturnState state(int number) {
        return states.getOrDefault(number, asked(number).state());
    }

    /**
     * Whether it is further by this than is known. What is seen though nobody awaited it any more is news, too; and what has
     * arrived is not missing, whatever was thought or decided before.
     */
    boolean isNews(int number, ReturnState reached) {
        ReturnState now = state(number);
        return switch (now) {
            case ASKED_FOR -> reached != ReturnState.ASKED_FOR || !takenDown.contains(number);
            case ABANDONED, CANCELLED -> reached.compareTo(ReturnState.ON_ITS_WAY) >= 0;
            case NOT_ARRIVED -> reached == ReturnState.ARRIVED || reached == ReturnState.RECEIVED;
            case ARRIVED -> reached == ReturnState.RECEIVED;
            case REFUSED -> isUnexpected(number, reached);
            case RETURNED, EXCHANGED -> isUnexpected(number, reached) && !isGivenBackAsAWhole(number);
            default -> !now.isEnd() && reached.compareTo(now) > 0;
        };
    }

    private boolean isUnexpected(int number, ReturnState reached) {
        return reached == ReturnState.RECEIVED && !received.contains(number)
                || reached == ReturnState.ARRIVED && !arrived.contains(number);
    }

    private boolean isGivenBackAsAWhole(int number) {
        return quantity(returnedIn(number)) >= quantity(asked(number).units());
    }

    private static int quantity(List<ParcelUnits> units) {
        return units.stream().mapToInt(ParcelUnits::quantity).sum();
    }

    /** What was given back for this return, by whichever decision. */
    List<ParcelUnits> returnedIn(int number) {
        return returned.getOrDefault(number, List.of());
    }

    /** What was asked of returns, and of those who bring them back, and not heard of. */
    Stream<OpenRequest> openRequests() {
        return asked.keySet().stream().flatMap(number -> switch (state(number)) {
            case ASKED_FOR ->
                takenDown.contains(number)
                        ? Stream.<OpenRequest>empty()
                        : Stream.of(OpenRequest.ofReturn(RequestKind.RETURN, number));
            case APPROVED -> Stream.of(OpenRequest.ofReturn(RequestKind.RETURN_LABEL, number));
            case WITHOUT_LABEL,
                    LABELLED,
                    ON_ITS_WAY,
                    ARRIVED,
                    NOT_ARRIVED,
                    RECEIVED,
                    RETURNED,
                    EXCHANGED,
                    REFUSED,
                    DECLINED,
                    ABANDONED,
                    CANCELLED -> Stream.<OpenRequest>empty();
        });
    }

    /** The first that has not ended. */
    Optional<Integer> firstOpen() {
        return asked.keySet().stream().filter(number -> !state(number).isEnd()).findFirst();
    }

    /** Whether it can still turn out that it does not take place: as long as no carrier has it. */
    boolean mayStillEnd(int number) {
        return state(number).compareTo(ReturnState.ON_ITS_WAY) < 0;
    }

    /** Whether what is given back for it is decided, or nothing was to come back. */
    boolean isSettled(int number) {
        ReturnState now = state(number);
        return now.isEnd() && !isNotAwaited(now);
    }

    /** Nobody waits for it, and it may come nevertheless. */
    private static boolean isNotAwaited(ReturnState state) {
        return state == ReturnState.ABANDONED || state == ReturnState.CANCELLED;
    }

    /** Whether this decision counts: it is not one that is known, and another one has not settled it. */
    boolean isNewDecision(SettleReturn command) {
        boolean isKnown = command.decision()
                .filter(place -> place <= decisions.getOrDefault(command.number(), NONE))
                .isPresent();
        return !isKnown && !isSettled(command.number());
    }

    /** Which units are kept for a return. */
    List<ParcelUnits> heldBy(int number) {
        return held.getOrDefault(number, List.of());
    }

    /** How many units of a line of a parcel are in a return, or were refused in one. */
    int held(String parcel, int line) {
        return held.values().stream()
                .mapToInt(units -> ParcelUnits.in(units, parcel, line))
                .sum();
    }

    /** How many units of a line of a parcel were refused, in whichever return. */
    int refused(String parcel, int line) {
        return held.entrySet().stream()
                .filter(each -> isSettled(each.getKey()))
                .mapToInt(each -> ParcelUnits.in(each.getValue(), parcel, line))
                .sum();
    }

    /** How many of these, which a return was asked for, were made good while nobody waited for it: they are not given back. */
    int madeGoodMeanwhile(int number, ParcelUnits units) {
        return madeGood.of(number, units);
    }

    /** What is kept of a tender though the goods came back. */
    Optional<Money> withheld(int tender) {
        return Optional.ofNullable(withheld.get(tender));
    }

    /** When we last heard that a parcel has arrived, without those in which something was sent once more. */
    Optional<Instant> lastReceipt() {
        return lastReceipt;
    }

    /** When the first has arrived: by the carrier's clock, or when we heard of it, whichever is earlier. */
    Optional<Instant> firstReceipt() {
        return firstReceipt;
    }

    /** When we heard that these have arrived: of what was sent once more when it has, of the others when the last has. */
    Optional<Instant> receipt(List<ParcelUnits> units) {
        return units.stream().flatMap(each -> receipt(each.parcel()).stream()).min(Comparator.naturalOrder());
    }

    /** The same of what is in one parcel. */
    Optional<Instant> receipt(String parcel) {
        return Optional.ofNullable(sentOnceMoreReceived.get(parcel)).or(this::lastReceipt);
    }

    void delivered(Instant heard) {
        has(heard);
        lastReceipt = Optional.of(heard);
    }

    /** The customer has something of the order since then at the latest. */
    void has(Instant since) {
        firstReceipt = firstReceipt.filter(first -> !first.isAfter(since)).or(() -> Optional.of(since));
    }

    /** The customer has it, though it was made good: nothing of it can be given back, and no time is counted from it. */
    void turnedUp(String parcel, Instant heard) {
        turnedUp.put(parcel, heard);
        has(heard);
    }

    /** What turned up counts after all, since nothing is sent in its place: the customer has had it since then. */
    void countsInstead(String parcel, boolean isSentOnceMore) {
        Optional.ofNullable(turnedUp.get(parcel)).ifPresent(heard -> {
            if (isSentOnceMore) {
                sentOnceMoreDelivered(parcel, heard);
            } else if (lastReceipt.filter(last -> last.isAfter(heard)).isEmpty()) {
                delivered(heard);
            }
        });
    }

    void sentOnceMoreDelivered(String parcel, Instant heard) {
        sentOnceMoreReceived.put(parcel, heard);
    }

    /** Of parcels that have arrived. */
    void on(UnitsMadeGood fact) {
        madeGood.on(
                fact,
                (parcel, line) -> asked.keySet().stream()
                        .filter(this::isOver)
                        .filter(number -> ParcelUnits.in(undecided(number), parcel, line) > 0)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Nobody waits for it any more, and it may come nevertheless, or what it did not come with. */
    private boolean isOver(int number) {
        return state(number).isEnd() && state(number) != ReturnState.DECLINED;
    }

    /** Of what was asked for, that which is neither given back nor refused nor kept for it. */
    private List<ParcelUnits> undecided(int number) {
        return asked(number).units().stream()
                .map(units -> new ParcelUnits(
                        units.parcel(),
                        units.line(),
                        units.quantity()
                                - ParcelUnits.in(returnedIn(number), units.parcel(), units.line())
                                - ParcelUnits.in(heldBy(number), units.parcel(), units.line())))
                .toList();
    }

    void on(ReturnFact fact, Parcels parcels) {
        if (fact.state() == ReturnState.ARRIVED || fact.state() == ReturnState.RECEIVED) {
            arrived.add(fact.number());
        }
        if (fact.state() == ReturnState.RECEIVED) {
            received.add(fact.number());
        }
        boolean revived = states.containsKey(fact.number()) && isOver(fact.number());
        if (revived) {
            madeGood.comes(fact.number(), undecided(fact.number()));
        }
        states.put(fact.number(), fact.state());
        if (fact instanceof ReturnAskedFor event) {
            asked.put(event.number(), event);
            held.put(event.number(), event.units());
        } else if (fact instanceof ReturnMoved && fact.state() == ReturnState.ASKED_FOR) {
            takenDown.add(fact.number());
        } else if (fact instanceof ReturnMoved && revived) {
            held.put(fact.number(), keptForIt(asked(fact.number()), parcels));
        } else if (fact instanceof ReturnEnded || fact instanceof ReturnCancelled) {
            held.remove(fact.number());
        } else if (fact instanceof ReturnSettled event) {
            held.put(event.number(), event.refused());
            returned.merge(
                    event.number(),
                    event.returned(),
                    (before, more) ->
                            Stream.concat(before.stream(), more.stream()).toList());
            event.decision().ifPresent(place -> decisions.put(event.number(), place));
            withhold(event.withheld());
        }
    }

    /** This is kept though the goods came back. */
    void withhold(List<ReturnSettled.Withheld> parts) {
        parts.forEach(part -> withheld.merge(part.tender(), part.amount(), Money::plus));
    }

    /**
     * It was given up, or settled without some of its units, and comes nevertheless: it has these again, as far as no other
     * return has them by now, and without those that were made good meanwhile; beside what was refused in it.
     */
    private List<ParcelUnits> keptForIt(ReturnAskedFor revived, Parcels parcels) {
        List<ParcelUnits> before = heldBy(revived.number());
        return undecided(revived.number()).stream()
                .map(units -> new ParcelUnits(
                        units.parcel(),
                        units.line(),
                        ParcelUnits.in(before, units.parcel(), units.line())
                                + stillFree(revived.number(), units, parcels)))
                .filter(units -> units.quantity() > 0)
                .toList();
    }

    private int stillFree(int number, ParcelUnits undecided, Parcels parcels) {
        int free = parcels.from(undecided.parcel()).kept().of(undecided.line())
                - held(undecided.parcel(), undecided.line());
        return Math.max(0, Math.min(undecided.quantity() - madeGoodMeanwhile(number, undecided), free));
    }
}
