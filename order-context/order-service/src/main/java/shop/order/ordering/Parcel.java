package shop.order.ordering;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import shop.kernel.Money;
import shop.order.api.CancellationReason;
import shop.order.api.ParcelAgreement;
import shop.order.api.ParcelContents;
import shop.order.api.RequestKind;
import shop.order.api.Whereabouts;

/**
 * One parcel of an order: the units that a ship-from sends together, and how far they are. Once it is refunded or replaced it
 * holds none of them any more: they are paid back, or in the parcel that is sent in its place.
 */
final class Parcel {

    enum State {
        HERE,
        CANCELLATION_REQUESTED,
        /** It could not be held back: the carrier has it, or is about to. */
        CANCELLATION_REFUSED,
        /** It does not go on until a person has looked at it. */
        HELD,
        HANDED_OVER,
        /** The carrier has had it, and it does not reach the customer, as far as is known. */
        ASTRAY,
        DELIVERED,
        CANCELLED,
        /** It went astray, and its money goes back. */
        REFUNDED,
        /** It went astray, and another one goes in its place. */
        REPLACED
    }

    /** Whether the carrier was asked to bring it back, and what it said. */
    private enum Intercept {
        NOT_ASKED_FOR,
        ASKED_FOR,
        ACCEPTED,
        REFUSED
    }

    private final String name;
    private Units ordered;
    private Optional<Parcel> inPlaceOf;
    private boolean sentOnceMore;
    private Optional<Money> withheldIfNotWanted;
    private boolean isAdded;
    private final UnitRequests requests = new UnitRequests();
    private final Set<String> splits = new HashSet<>();
    private Units cancelled = Units.NONE;
    private Units doneWith = Units.NONE;
    private Units replacedUnits = Units.NONE;
    private State state = State.HERE;
    private String trackingCode = "";
    private long redirectionAsked = -1;
    private long lastRedirection = -1;
    private long holdAsked = -1;
    private long lastHold = -1;
    private boolean leftBehind;
    private String reportedAfterCancellation = "";
    private Optional<ParcelMishap> mishap = Optional.empty();
    private Optional<ParcelTurnedUp> turnedUp = Optional.empty();
    private Intercept intercept = Intercept.NOT_ASKED_FOR;
    private Optional<ParcelAgreement> agreed = Optional.empty();
    private Optional<Whereabouts> located = Optional.empty();
    private boolean arrived;
    private long lastReport = -1;
    private Optional<String> sentFrom = Optional.empty();
    private Optional<CancellationReason> heldBackBecause = Optional.empty();
    /** By the numbers of lines, what is in it, where it was told apart from what was ordered: something else may be (ORD-16). */
    private final Map<Integer, ParcelContents.Item> called = new HashMap<>();

    Parcel(String name, Units ordered) {
        this(name, ordered, Optional.empty(), false, Optional.empty());
    }

    private Parcel(
            String name,
            Units ordered,
            Optional<Parcel> inPlaceOf,
            boolean sentOnceMore,
            Optional<Money> withheldIfNotWanted) {
        this.name = name;
        this.ordered = ordered;
        this.inPlaceOf = inPlaceOf;
        this.sentOnceMore = sentOnceMore;
        this.withheldIfNotWanted = withheldIfNotWanted;
    }

    /** One in which more is sent than was ordered at first (ORD-17). */
    static Parcel added(String name, Units units) {
        Parcel parcel = new Parcel(name, units);
        parcel.isAdded = true;
        return parcel;
    }

    /** The parcel that is sent in place of this one, with the units that this one still has, and that are not paid back. */
    Parcel replacement(ParcelReplaced event) {
        Units again = kept().minus(event.unitsRefunded());
        Parcel fresh = new Parcel(event.replacement(), again, Optional.of(this), sentOnceMore, withheldIfNotWanted);
        fresh.holds(event.contents());
        return fresh;
    }

    /**
     * The parcel in which units are sent once more that had arrived.
     *
     * @param withheldIfNotWanted of their money, where the customer does not want them any more
     */
    static Parcel sentOnceMore(SentAgain again, Optional<Money> withheldIfNotWanted) {
        Parcel fresh = new Parcel(
                again.replacement(), Units.of(again.contents().items()), Optional.empty(), true, withheldIfNotWanted);
        fresh.holds(again.contents());
        return fresh;
    }

    /**
     * The parcel in which units of this one are sent beside it. What is withheld where it is not wanted stays with this one, as
     * long as anything does.
     */
    Parcel apart(SentApart event) {
        Units units = Units.of(event.contents().items());
        Parcel fresh = new Parcel(
                event.apart(),
                units,
                inPlaceOf,
                sentOnceMore,
                withheldIfNotWanted.filter(amount -> kept().areWithin(units)));
        fresh.holds(event.contents());
        fresh.isAdded = isAdded;
        return fresh;
    }

    private void holds(ParcelContents contents) {
        sentFrom = Optional.of(contents.shipFrom());
        contents.items().forEach(item -> called.put(item.line(), item));
    }

    /** These units, as they are called that are in it: what is sent in exchange may be another size or colour (ORD-16). */
    List<ParcelContents.Item> called(List<ParcelContents.Item> ordered) {
        return ordered.stream()
                .map(item -> Optional.ofNullable(called.get(item.line()))
                        .map(it -> new ParcelContents.Item(item.line(), it.sku(), it.description(), item.quantity()))
                        .orElse(item))
                .toList();
    }

    /** Who sends it now: whom it was moved to, or whom it was ordered of. */
    String sentFrom() {
        return sentFrom.orElseGet(this::shipFrom);
    }

    boolean isSplitAs(String split) {
        return splits.contains(split);
    }

    /** Why it is to be held back. */
    Optional<CancellationReason> heldBackBecause() {
        return heldBackBecause;
    }

    /**
     * Whether what is in it had arrived before, and is sent once more, in this one or in one that it is sent in place of: it
     * came back, or was made good.
     */
    boolean isSentOnceMore() {
        return sentOnceMore;
    }

    /** What is withheld of its money where the customer does not want it any more. */
    Optional<Money> withheldIfNotWanted() {
        return withheldIfNotWanted;
    }

    /** Whether a person asked to hold it back, or to take out all that is in it. */
    boolean isNotWantedByTheCustomer() {
        return heldBackBecause
                .or(this::reasonToEmptyIt)
                .filter(CancellationReason::isAPersons)
                .isPresent();
    }

    /** Whether it is sent in place of another, or of what had arrived before. */
    boolean isReplacement() {
        return inPlaceOf.isPresent() || sentOnceMore;
    }

    /** Whether what was promised for the order holds for it: not for what is sent later than what the promise was for. */
    boolean isPromised() {
        return !isReplacement() && !isAdded;
    }

    /**
     * The parcel that it is sent in place of, or one before that, if it has reached the customer after all; not where it was
     * agreed that the customer has it by other means, or has it not.
     */
    Optional<Parcel> firstThatArrived() {
        return inPlaceOf.filter(Parcel::hasArrivedInstead).or(() -> inPlaceOf.flatMap(Parcel::firstThatArrived));
    }

    /**
     * Whether the customer lacks what of it is not sent: not where they have had that before, in a parcel that arrived, or have
     * the one that it is sent in place of.
     */
    boolean isLackedIfNotSent() {
        return !sentOnceMore && firstThatArrived().isEmpty();
    }

    /** When the purchase confirms itself by its arrival, where it counts after all. */
    Optional<Instant> confirmsItselfInstead() {
        return turnedUp.flatMap(ParcelTurnedUp::confirmsItself);
    }

    private boolean hasArrivedInstead() {
        return (isMadeGood() || state == State.DELIVERED)
                && turnedUp.filter(ParcelTurnedUp::isDelivered).isPresent()
                && agreed.filter(as -> as != ParcelAgreement.KEPT).isEmpty();
    }

    /**
     * These units of what was to be sent in its place are not sent after all: the customer keeps what has arrived, and so
     * much of it counts as delivered.
     */
    private void countsInstead(Units units) {
        state = State.DELIVERED;
        cancelled = cancelled.without(units);
    }

    /** Whether it was sent in place of another, and is not sent after all, or is asked not to be. */
    boolean isReplacementHeldBack() {
        return isReplacement() && (state == State.CANCELLATION_REQUESTED || state == State.CANCELLED);
    }

    String name() {
        return name;
    }

    /** Whom it was ordered of. */
    String shipFrom() {
        return shipFrom(name);
    }

    /** Who sends a parcel of this name, or of which a capture has this name. */
    static String shipFrom(String name) {
        return name.replaceFirst("\\..*", "");
    }

    State state() {
        return state;
    }

    boolean is(State asked) {
        return state == asked;
    }

    boolean isStillToBeSent() {
        return isHere() || state == State.CANCELLATION_REQUESTED || state == State.CANCELLATION_REFUSED;
    }

    /** Whether nobody has asked to hold it back, and it can be. */
    boolean isHere() {
        return state == State.HERE || state == State.HELD;
    }

    /** Whether it cannot be held back any more. */
    boolean isUnderWayOrThere() {
        return state == State.CANCELLATION_REFUSED || wasHandedOver() || isMadeGood();
    }

    /** Whether it is under way, and nobody has asked the carrier to bring it back. */
    boolean canBeWantedBack() {
        return state == State.HANDED_OVER && intercept == Intercept.NOT_ASKED_FOR;
    }

    /** Whether the carrier was asked to bring it back, has not said that it does not, and has not brought it to the customer. */
    boolean isWantedBack() {
        return !arrived && (intercept == Intercept.ASKED_FOR || intercept == Intercept.ACCEPTED);
    }

    /** Whether the carrier was asked to bring it back, and it is still of interest whether it does. */
    boolean isToBeSaidWhetherItComesBack() {
        return intercept == Intercept.ASKED_FOR && !hasEnded();
    }

    /** Whether the carrier has said that it does not bring it back. */
    boolean isNotBroughtBack() {
        return intercept == Intercept.REFUSED;
    }

    boolean wasHandedOver() {
        return state == State.HANDED_OVER || state == State.ASTRAY || state == State.DELIVERED;
    }

    /** Whether it is not known yet to have arrived. One that arrived may have gone astray after that. */
    boolean mayStillArrive() {
        return state == State.HANDED_OVER || state == State.ASTRAY && !arrived;
    }

    /** Whether shipping has said this later than all that was heard of it. */
    boolean isNews(long report) {
        return report > lastReport;
    }

    boolean hasMetWith(ParcelMishap what) {
        return mishap.equals(Optional.of(what));
    }

    /** Whether its units are to be paid for by now. A parcel that is sent in place of another costs nothing more. */
    boolean isDue() {
        return wasHandedOver() || isReplacement();
    }

    /** Whether the customer has got something else for it: their money, or another parcel. */
    boolean isMadeGood() {
        return state == State.REFUNDED || state == State.REPLACED;
    }

    boolean hasEndedWithoutArriving() {
        return state == State.CANCELLED || isMadeGood();
    }

    /** Whether nothing more is to be expected of it. */
    boolean hasEnded() {
        return state == State.DELIVERED || hasEndedWithoutArriving();
    }

    /** Whether the customer gets it after all, though it is made good, and nobody has said so yet. */
    boolean turnsUp(ParcelTurnedUp.Sighting how) {
        return isMadeGood() && (how == ParcelTurnedUp.Sighting.DELIVERED ? !arrived : turnedUp.isEmpty());
    }

    /** The units that are sent again in its place. */
    Units replacedUnits() {
        return replacedUnits;
    }

    /** Whether it turned up after it was made good, whatever was agreed since. */
    boolean hasTurnedUp() {
        return isMadeGood() && turnedUp.isPresent();
    }

    boolean isAgreed(ParcelAgreement as) {
        return agreed.equals(Optional.of(as));
    }

    /** Whether a carrier has reported of it though it was to stay. */
    boolean isReportedAfterItsEnd() {
        return !reportedAfterCancellation.isEmpty();
    }

    /** Whether it is known to be there. */
    boolean isLocated(Whereabouts where) {
        return switch (state) {
            case DELIVERED -> where == Whereabouts.WITH_CUSTOMER;
            case CANCELLED, REFUNDED, REPLACED -> located.equals(Optional.of(where));
            case ASTRAY -> mishapOf(where).filter(this::hasMetWith).isPresent();
            default -> false;
        };
    }

    /** What it has met with, by a person's word; nothing where the customer has it. */
    static Optional<ParcelMishap> mishapOf(Whereabouts where) {
        return switch (where) {
            case WITH_CUSTOMER -> Optional.empty();
            case BACK -> Optional.of(ParcelMishap.RETURNED_TO_SENDER);
            case LOST -> Optional.of(ParcelMishap.PRESUMED_LOST);
        };
    }

    /** Whether a person knows better than whoever has only not heard of it for long. */
    boolean isKnownBetter(ParcelMishap what) {
        return what == ParcelMishap.PRESUMED_LOST && located.isPresent();
    }

    private void locate(Whereabouts where) {
        located = Optional.of(where);
        if (wasHandedOver()) {
            mishap = mishapOf(where);
            state = mishap.isPresent() ? State.ASTRAY : State.DELIVERED;
            arrived |= mishap.isEmpty();
        }
    }

    boolean hasLabel(String code) {
        return trackingCode.equals(code);
    }

    boolean isLabelled() {
        return !trackingCode.isEmpty();
    }

    /** Whether it goes to another address than its order does, because that came too late. */
    boolean isLeftBehind() {
        return leftBehind;
    }

    /** Its order goes to another address, and it is asked to go there. */
    void redirect(long asked) {
        redirectionAsked = asked;
        leftBehind = false;
    }

    /** Its order goes to another address, and it is too late for it to go there. */
    void leaveBehind() {
        leftBehind = true;
    }

    private void redirected(long asked, boolean tooLate) {
        lastRedirection = asked;
        leftBehind = tooLate;
    }

    /** A person holds it, or releases it: whoever sends it is asked to keep it, or not to any more. */
    void askToHold(long asked) {
        holdAsked = asked;
    }

    /** Whether it is not known that a hold or a release was carried out, by its place in the order's story. */
    boolean isNewsOfHold(long asked) {
        return asked > lastHold;
    }

    /** Whether what shipping says of a wish for another address is not known, by the wish's place in the order's story. */
    boolean isNewsOfRedirection(long asked) {
        return asked > lastRedirection;
    }

    /** What was asked of its ship-from or carrier, and not heard of; whatever else it waits for, a person or time brings. */
    Stream<OpenRequest> openRequests() {
        return switch (state) {
            case HERE ->
                trackingCode.isEmpty()
                        ? Stream.concat(Stream.of(OpenRequest.ofParcel(RequestKind.LABEL, name)), openWishes())
                        : openWishes();
            case HELD, CANCELLATION_REFUSED -> openWishes();
            case CANCELLATION_REQUESTED -> Stream.of(OpenRequest.ofParcel(RequestKind.CANCELLATION, name));
            case HANDED_OVER ->
                isToBeSaidWhetherItComesBack()
                        ? Stream.of(OpenRequest.ofParcel(RequestKind.INTERCEPT, name))
                        : Stream.empty();
            case ASTRAY, DELIVERED, CANCELLED, REFUNDED, REPLACED -> Stream.empty();
        };
    }

    /** What is to become of it before it is sent. */
    private Stream<OpenRequest> openWishes() {
        Stream<OpenRequest> redirection = redirectionAsked > lastRedirection
                ? Stream.of(OpenRequest.ofParcel(RequestKind.REDIRECTION, name))
                : Stream.empty();
        Stream<OpenRequest> hold =
                holdAsked > lastHold ? Stream.of(OpenRequest.ofParcel(RequestKind.HOLD, name)) : Stream.empty();
        Stream<OpenRequest> units = requests.open().stream()
                .map(asked -> OpenRequest.ofParcel(RequestKind.UNITS_CANCELLATION, name, asked.request()));
        return Stream.of(redirection, hold, units).flatMap(open -> open);
    }

    /** Whether this was heard of it already, after it was cancelled. */
    boolean isReported(String state) {
        return reportedAfterCancellation.equals(state);
    }

    /** The units that are sent, or will be, and neither came back nor were made good. */
    Units kept() {
        return ordered.minus(cancelled).minus(doneWith);
    }

    /** These units had arrived; they have come back (ORD-11), or are made good (ORD-23), and are not paid for in it any more. */
    void areDoneWith(Units units) {
        doneWith = doneWith.plus(units);
    }

    /** What was asked to be taken out of it, and what was reported as missing. */
    UnitRequests requests() {
        return requests;
    }

    /**
     * The units that are to stay in it, if all that was asked is done: each request says how many may remain at most, so one
     * that is missing anyway is not taken out once more.
     */
    Units wanted() {
        return requests.open().stream().map(UnitRequests::remaining).reduce(kept(), Units::atMost);
    }

    /** Of these, which are not there, those that are wanted: not what is to be taken out, and nothing of what is held back. */
    Units wantedOf(Units missing) {
        return isHere() ? wanted().without(kept().minus(missing)) : Units.NONE;
    }

    /** Whether nothing would stay in it of what is there. */
    boolean isToBeEmptied() {
        return isHere() && !kept().isEmpty() && wanted().isEmpty();
    }

    /** Why nothing is to stay in it, if that is asked unit by unit. */
    Optional<CancellationReason> reasonToEmptyIt() {
        return isToBeEmptied() ? requests.lastOpenReason() : Optional.empty();
    }

    /** The open requests that leave nothing in it. */
    List<UnitsCancellationRequested> requestsToEmptyIt() {
        return requests.open().stream()
                .filter(asked -> kept().atMost(UnitRequests.remaining(asked)).isEmpty())
                .toList();
    }

    /** The order is given up: no unit of it is sent. */
    void giveUp() {
        end(State.CANCELLED);
    }

    private void end(State reached) {
        state = reached;
        cancelled = ordered.minus(doneWith);
    }

    void on(ParcelFact fact) {
        if (fact instanceof UnitsFact units) {
            on(units);
        } else if (fact instanceof UnitsMadeGood madeGood) {
            areDoneWith(Units.of(madeGood.items()));
        } else if (!isOfAWish(fact) && !isOfItsWay(fact)) {
            throw new IllegalStateException("a parcel does not know what follows from " + fact);
        }
    }

    /** What somebody wanted to become of it, and what came of that. */
    private boolean isOfAWish(ParcelFact fact) {
        if (fact instanceof ParcelRedirected redirected) {
            redirected(redirected.asked(), false);
        } else if (fact instanceof ParcelRedirectionRefused refused) {
            redirected(refused.asked(), true);
        } else if (fact instanceof ParcelHoldCarriedOut hold) {
            lastHold = hold.asked();
        } else if (fact instanceof ParcelInterceptRequested) {
            intercept = Intercept.ASKED_FOR;
        } else if (fact instanceof ParcelInterceptAccepted) {
            intercept = Intercept.ACCEPTED;
        } else if (fact instanceof ParcelInterceptRefused) {
            intercept = Intercept.REFUSED;
        } else if (fact instanceof ParcelCancellationRequested asked) {
            state = State.CANCELLATION_REQUESTED;
            heldBackBecause = Optional.of(asked.reason());
        } else if (fact instanceof ParcelCancellationRefused) {
            state = wasHandedOver() ? state : State.CANCELLATION_REFUSED;
        } else if (fact instanceof ParcelCancelled) {
            Units left = kept();
            giveUp();
            firstThatArrived().ifPresent(first -> first.countsInstead(left));
        } else if (fact instanceof ParcelRefunded) {
            end(State.REFUNDED);
        } else if (fact instanceof ParcelReplaced replaced) {
            replacedUnits = kept().minus(replaced.unitsRefunded());
            end(State.REPLACED);
        } else if (fact instanceof SentApart part) {
            goesApart(part);
        } else {
            return false;
        }
        return true;
    }

    /** If nothing is left in it, what was sent apart is what is sent in another's place, or once more. */
    private void goesApart(SentApart part) {
        ordered = ordered.without(Units.of(part.contents().items()));
        if (kept().isEmpty()) {
            inPlaceOf = Optional.empty();
            sentOnceMore = false;
            withheldIfNotWanted = Optional.empty();
        }
        if (part instanceof ParcelSplit split) {
            splits.add(split.split());
        } else if (part instanceof UnitsMoved moved) {
            requests.moved(moved.report());
        }
    }

    /** Where it is, and what keeps it. */
    private boolean isOfItsWay(ParcelFact fact) {
        if (fact instanceof ParcelLabelled label) {
            trackingCode = label.trackingCode();
        } else if (fact instanceof CancelledParcelScanned scanned) {
            reportedAfterCancellation = scanned.reported();
            located = Optional.empty();
        } else if (fact instanceof ParcelHeld held) {
            now(State.HELD, held.report());
        } else if (fact instanceof ParcelReleased released) {
            now(State.HERE, released.report());
        } else if (fact instanceof ParcelMoved moved) {
            lastReport = moved.report();
            sentFrom = Optional.of(moved.sentFrom());
        } else if (fact instanceof ParcelHandedOver) {
            state = State.HANDED_OVER;
        } else if (fact instanceof ParcelMishapReported reported) {
            state = State.ASTRAY;
            mishap = Optional.of(reported.mishap());
            lastReport = reported.report();
        } else if (fact instanceof ParcelFoundAgain found) {
            state = arrived ? State.DELIVERED : State.HANDED_OVER;
            mishap = Optional.empty();
            located = Optional.empty();
            lastReport = found.report();
        } else if (fact instanceof ParcelDelivered) {
            state = State.DELIVERED;
            mishap = Optional.empty();
            arrived = true;
        } else if (fact instanceof ParcelTurnedUp seen) {
            turnedUp = Optional.of(seen);
            agreed = Optional.empty();
            located = Optional.empty();
            arrived |= seen.isDelivered();
        } else if (fact instanceof ParcelAgreedUpon event) {
            agreed = Optional.of(event.agreed());
        } else if (fact instanceof ParcelLocated event) {
            locate(event.where());
        } else {
            return false;
        }
        return true;
    }

    private void now(State reached, long report) {
        state = reached;
        lastReport = report;
    }

    private void on(UnitsFact fact) {
        requests.on(fact);
        if (fact instanceof UnitsCancelled units) {
            Units out = Units.of(units.items());
            cancelled = cancelled.plus(out);
            firstThatArrived().ifPresent(first -> first.countsInstead(out));
        }
    }
}
