package shop.order.ordering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import shop.kernel.OrderId;

/**
 * The parcels of an order: one per ship-from (ORD-09), or several into which it splits what it sends (ORD-30), those of what was
 * not there and another one sends (ORD-14), or was added later (ORD-17), and those that are sent in place of others, or of single
 * units (ORD-16, ORD-23).
 */
final class Parcels {

    private final OrderId order;
    private final List<Parcel> parcels = new ArrayList<>();
    /** The names of requests for units after which none of their lines were left. */
    private final Set<String> requestsForAll = new HashSet<>();
    /** By the names of their requests, what was made good of parcels that had arrived. */
    private final Map<String, UnitsMadeGood> madeGood = new HashMap<>();

    Parcels(OrderId order, Agreement agreement) {
        this.order = order;
        agreement.unitsByShipFrom().forEach((shipFrom, units) -> parcels.add(new Parcel(shipFrom, units)));
    }

    /** @throws IllegalArgumentException when the order has no parcel from there */
    Parcel from(String name) {
        return parcels.stream()
                .filter(parcel -> parcel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(order + " has no parcel from " + name));
    }

    /** The name of the next parcel of the same ship-from: in place of this one, or beside it. */
    String nextNameAfter(Parcel before) {
        return nextName(before.shipFrom());
    }

    /** The name of one more parcel that a ship-from sends. */
    String nextName(String shipFrom) {
        long ofItsShipFrom = parcels.stream()
                .filter(parcel -> parcel.shipFrom().equals(shipFrom))
                .count();
        return ofItsShipFrom == 0 ? shipFrom : shipFrom + "." + (ofItsShipFrom + 1);
    }

    /**
     * The parcels that units of a line can be taken out of, the youngest first; not one that is sent in place of a parcel that
     * the customer has, as long as nobody has agreed with them what becomes of that (ORD-23).
     */
    List<Parcel> thatCanGive(int line, String shipFrom) {
        List<Parcel> giving = new ArrayList<>(parcels.stream()
                .filter(parcel -> parcel.shipFrom().equals(shipFrom))
                .filter(parcel -> parcel.isHere() && parcel.wanted().of(line) > 0)
                .filter(parcel -> !OnlyParcelsAstrayAreMadeGood.isToBeAgreedFirst(parcel))
                .toList());
        Collections.reverse(giving);
        return giving;
    }

    /** The parcel that units of a line are in: the last of which some are to be sent, else the last that has some. */
    Parcel lastWith(int line, String shipFrom) {
        return last(shipFrom, parcel -> parcel.isHere() && parcel.wanted().of(line) > 0)
                .or(() -> last(shipFrom, parcel -> parcel.kept().of(line) > 0))
                .or(() -> last(shipFrom, parcel -> true))
                .orElseThrow();
    }

    private Optional<Parcel> last(String shipFrom, Predicate<Parcel> which) {
        return parcels.stream()
                .filter(parcel -> parcel.shipFrom().equals(shipFrom))
                .filter(which)
                .reduce((one, later) -> later);
    }

    /** The units that were asked for under this name, of whichever parcels. */
    Units unitsAsked(String request) {
        return parcels.stream()
                .flatMap(parcel -> parcel.requests().named(request).stream())
                .map(asked -> Units.of(asked.items()))
                .reduce(Units.NONE, Units::plus);
    }

    /** Whether what was asked under this name left nothing of its lines that could have been asked for. */
    boolean isForAllThatWereLeft(String request) {
        return requestsForAll.contains(request);
    }

    /** What was made good under this name. */
    Optional<UnitsMadeGood> madeGood(String request) {
        return Optional.ofNullable(madeGood.get(request));
    }

    private boolean canNobodyGive(int line, String parcel) {
        return thatCanGive(line, Parcel.shipFrom(parcel)).isEmpty();
    }

    /** The parcels that are in this state. */
    Stream<Parcel> that(Parcel.State state) {
        return parcels.stream().filter(parcel -> parcel.is(state));
    }

    /** The parcels that can be held back, and that nobody has asked to. */
    Stream<Parcel> here() {
        return parcels.stream().filter(Parcel::isHere);
    }

    /** The names of the parcels that have not left, and are to be sent, or may be. */
    List<String> stillToBeSent() {
        return parcels.stream()
                .filter(Parcel::isStillToBeSent)
                .map(Parcel::name)
                .toList();
    }

    /**
     * The names of the parcels that have not left, and have no label, or are held.
     *
     * @param areHeld whether a person holds a parcel of this name
     * @param again whether only those count that an earlier wish came too late for
     */
    List<String> thatMayGoElsewhere(Predicate<String> areHeld, boolean again) {
        return parcels.stream()
                .filter(Parcel::isStillToBeSent)
                .filter(parcel -> !again || parcel.isLeftBehind())
                .filter(parcel -> !parcel.isLabelled() || parcel.is(Parcel.State.HELD) || areHeld.test(parcel.name()))
                .map(Parcel::name)
                .toList();
    }

    /** The parcels that are under way, and that nobody has asked the carrier to bring back. */
    Stream<Parcel> thatCanBeWantedBack() {
        return parcels.stream().filter(Parcel::canBeWantedBack);
    }

    /** Whether one is under way that the carrier is to bring back. */
    boolean anyIsWantedBack() {
        return underWay().anyMatch(Parcel::isWantedBack);
    }

    /** The parcels that a carrier has taken, and that have not arrived. */
    Stream<Parcel> underWay() {
        return parcels.stream().filter(Parcel::mayStillArrive);
    }

    boolean allAre(Parcel.State state) {
        return parcels.stream().allMatch(parcel -> parcel.is(state));
    }

    /** Whether nothing more is to be expected of any of them. */
    boolean allEnded() {
        return parcels.stream().allMatch(Parcel::hasEnded);
    }

    /** A parcel that cannot be held back any more. */
    Optional<Parcel> firstUnderWay() {
        return parcels.stream().filter(Parcel::isUnderWayOrThere).findFirst();
    }

    /** The units that are sent, or will be, and neither came back nor were made good. */
    Units kept() {
        return unitsOf(parcel -> true);
    }

    /** The units that are to be paid for by now: a carrier has taken them, in their parcel or in one that went astray. */
    Units due() {
        return unitsOf(Parcel::isDue);
    }

    /** Whether what a capture was for is still to be paid: the parcel that it is named after, or one in its place. */
    boolean areOwed(String capture) {
        return parcels.stream()
                .filter(parcel -> parcel.isDue() && !parcel.hasEndedWithoutArriving())
                .filter(parcel -> !parcel.kept().isEmpty())
                .anyMatch(parcel -> parcel.shipFrom().equals(Parcel.shipFrom(capture)));
    }

    /** The last that a carrier has taken, and that is to be paid. */
    Optional<Parcel> lastHandedOver() {
        return parcels.stream().filter(Parcel::wasHandedOver).reduce((one, later) -> later);
    }

    private Units unitsOf(Predicate<Parcel> which) {
        return parcels.stream().filter(which).map(Parcel::kept).reduce(Units.NONE, Units::plus);
    }

    /** What was asked of those who send and bring parcels, and not heard of. */
    Stream<OpenRequest> openRequests() {
        return parcels.stream().flatMap(Parcel::openRequests);
    }

    void on(ParcelFact fact) {
        Parcel parcel = from(fact.shipFrom());
        if (fact instanceof ParcelReplaced replaced) {
            parcels.add(parcel.replacement(replaced));
        } else if (fact instanceof SentApart part) {
            parcels.add(parcel.apart(part));
        } else if (fact instanceof UnitsExchanged exchanged) {
            // Where the goods came from nothing has changed.
            parcels.add(Parcel.sentOnceMore(exchanged, exchanged.withheldIfNotWanted()));
            return;
        } else if (fact instanceof UnitsReplaced again) {
            parcels.add(Parcel.sentOnceMore(again, Optional.empty()));
        }
        if (fact instanceof UnitsMadeGood made) {
            madeGood.put(made.request(), made);
        }
        parcel.on(fact);
        if (fact instanceof UnitsCancellationRequested request
                && request.items().stream().allMatch(item -> canNobodyGive(item.line(), parcel.name()))) {
            requestsForAll.add(request.request());
        }
    }

    /** What was added to the order goes in parcels of its own (ORD-17). */
    void on(AmendmentApplied event) {
        event.parcels()
                .forEach(added -> parcels.add(
                        Parcel.added(added.parcel(), Units.of(added.contents().items()))));
    }

    void on(ShippingAddressChanged event, long position) {
        event.asks().forEach(parcel -> from(parcel).redirect(position));
        event.tooLate().forEach(parcel -> from(parcel).leaveBehind());
    }

    /** Those who send these are asked to keep them, or not to any more. */
    void askToHold(List<String> names, long position) {
        names.forEach(parcel -> from(parcel).askToHold(position));
    }

    void comeBack(ParcelUnits units) {
        from(units.parcel()).areDoneWith(Units.of(units.line(), units.quantity()));
    }

    void giveUp() {
        parcels.forEach(Parcel::giveUp);
    }
}
