package shop.order.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.OrderView.ReturnView;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.Variant;
import shop.order.ordering.ParcelUnits;
import shop.order.ordering.ReturnAskedFor;
import shop.order.ordering.ReturnSettled;
import shop.shipping.api.ReturnShipmentId;

/** A return as it is kept for reading, within its order. */
final class TrackedReturn {
    int number;
    String shipTo;
    ReturnReason reason;
    ReturnState state = ReturnState.ASKED_FOR;
    Instant since;
    /** Whether it is known that it can be decided about. */
    boolean takenDown;

    /** The parcel in which the same is sent once more; empty where none is. */
    String exchangedIn = "";

    /** Until when its money is to be given back; the epoch where that is not said. */
    private Instant refundDue = Instant.EPOCH;
    /** Whether a person was told that it is late. */
    private boolean overdue;
    /** The refunds that were asked for it, and not made: tender and name. */
    List<String> openRefunds = new ArrayList<>();
    /** One of what is owed; none where nothing is. */
    private List<Money> interest = new ArrayList<>();

    /** When the first of what is owed was computed. */
    private Instant interestSince = Instant.EPOCH;

    private ReturnWish wants = ReturnWish.REFUND;
    /** The day on which the customer knew of what is wrong with it; empty where that was not said. */
    private String knownSince = "";
    /** What is sent for it where that is not the same once more. */
    private List<Variant> exchangedFor = new ArrayList<>();

    private String trackingCode = "";
    private List<ReturnedUnits> units;
    private List<ReturnedUnits> returned = new ArrayList<>();
    private List<ReturnedUnits> refused = new ArrayList<>();
    /** One of each where it is settled; none before. */
    private List<Money> givenBack = new ArrayList<>();

    private List<Money> withheld = new ArrayList<>();
    private String because = "";

    private TrackedReturn(int number, String shipTo, ReturnReason reason, Instant since, List<ReturnedUnits> units) {
        this.number = number;
        this.shipTo = shipTo;
        this.reason = reason;
        this.since = since;
        this.units = units;
    }

    static TrackedReturn askedFor(ReturnAskedFor event, Instant at) {
        TrackedReturn fresh = new TrackedReturn(
                event.number(), event.contents().shipFrom(), event.reason(), at, byLine(told(event.units())));
        fresh.wants = event.wants().orElse(ReturnWish.REFUND);
        fresh.knownSince = event.knownSince().map(LocalDate::toString).orElse("");
        event.exchangeFor().ifPresent(fresh.exchangedFor::addAll);
        return fresh;
    }

    void now(ReturnState reached, Instant at) {
        state = reached;
        since = at;
    }

    void moved(ReturnState reached, Optional<String> code, Instant at) {
        takenDown = true;
        now(reached, at);
        code.ifPresent(told -> trackingCode = told);
    }

    void settled(ReturnSettled event, Instant at) {
        now(event.state(), at);
        // What was refused because it had not arrived is settled anew when it does; that adds to what was given back.
        returned = byLine(Stream.concat(returned.stream(), told(event.returned())));
        refused = byLine(told(event.refused()));
        givenBack = sum(givenBack, event.givenBack());
        withheld = sum(withheld, event.postage().plus(event.deducted()));
        because = event.reason().orElse("");
    }

    private static List<Money> sum(List<Money> before, Money more) {
        return new ArrayList<>(List.of(before.stream().reduce(more, Money::plus)));
    }

    /** For it, this is to be given back of a tender. */
    void refundAsked(int tender, String refund) {
        openRefunds.add(tender + "/" + refund);
    }

    void dueAt(Optional<Instant> moment) {
        moment.ifPresent(told -> refundDue = told);
    }

    void isOverdue() {
        overdue = true;
    }

    void oweInterest(Money more, Instant at) {
        interestSince = interest.isEmpty() ? at : interestSince;
        interest = sum(interest, more);
    }

    void interestPaid(Money amount) {
        interest.replaceAll(owed -> owed.minus(amount));
        interest.removeIf(owed -> !owed.isPositive());
    }

    private boolean isPaidBack() {
        return (state == ReturnState.RETURNED || state == ReturnState.REFUSED) && openRefunds.isEmpty();
    }

    private Optional<Instant> due() {
        return Optional.of(refundDue).filter(moment -> !moment.equals(Instant.EPOCH));
    }

    /** When a person is to be told that it is late; nobody where somebody was, or nothing can be. */
    Optional<Instant> toBeToldThatItIsLate() {
        return due().filter(moment -> !overdue && !isPaidBack());
    }

    /** Since when it is late, and not paid back. */
    Optional<Instant> lateSince() {
        return due().filter(moment -> overdue && !isPaidBack());
    }

    Optional<Money> interestOwed() {
        return interest.stream().findFirst();
    }

    Instant interestSince() {
        return interestSince;
    }

    /** How many came back, and are not sent once more. */
    int unitsReturned() {
        return state == ReturnState.EXCHANGED
                ? 0
                : returned.stream().mapToInt(ReturnedUnits::quantity).sum();
    }

    ReturnView view(OrderId order) {
        return new ReturnView(
                number,
                ReturnShipmentId.of(order, number).value(),
                shipTo,
                units,
                reason,
                state,
                since,
                Optional.of(trackingCode).filter(code -> !code.isEmpty()),
                returned,
                refused,
                givenBack.stream().findFirst(),
                withheld.stream().findFirst(),
                Optional.of(because).filter(text -> !text.isEmpty()),
                wants,
                Optional.of(exchangedIn).filter(text -> !text.isEmpty()),
                due(),
                interestOwed(),
                Optional.of(knownSince).filter(day -> !day.isEmpty()).map(LocalDate::parse),
                exchangedFor);
    }

    private static Stream<ReturnedUnits> told(List<ParcelUnits> units) {
        return units.stream().map(each -> new ReturnedUnits(each.line(), each.quantity()));
    }

    private static List<ReturnedUnits> byLine(Stream<ReturnedUnits> units) {
        TreeMap<Integer, Integer> lines = new TreeMap<>();
        units.forEach(each -> lines.merge(each.line(), each.quantity(), Integer::sum));
        List<ReturnedUnits> found = new ArrayList<>();
        lines.forEach((line, quantity) -> found.add(new ReturnedUnits(line, quantity)));
        return found;
    }
}
