package shop.order.tracking;

import static java.util.stream.Collectors.toCollection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.Awaited;
import shop.order.api.Awaited.Whom;
import shop.order.api.FindOrders;
import shop.order.api.FulfilmentStalled;
import shop.order.api.OrderHoldReason;
import shop.order.api.OrderLine;
import shop.order.api.OrderPlaced;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.OrderView.CancellationState;
import shop.order.api.OrderView.Entry;
import shop.order.api.OrderView.GoodwillView;
import shop.order.api.OrderView.HoldView;
import shop.order.api.OrderView.ParcelState;
import shop.order.api.OrderView.ParcelView;
import shop.order.api.OrderView.PurchaseView;
import shop.order.api.OrderView.Redirection;
import shop.order.api.OrderView.TenderState;
import shop.order.api.OrderView.TenderView;
import shop.order.api.ParcelAgreement;
import shop.order.api.ParcelContents;
import shop.order.api.PurchaseConfirmedBy;
import shop.order.api.RefusalReason;
import shop.order.api.RequestKind;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.order.api.Whereabouts;
import shop.order.ordering.AmendmentApplied;
import shop.order.ordering.AmendmentProposed;
import shop.order.ordering.AmendmentWithdrawn;
import shop.order.ordering.OrderHeld;
import shop.order.ordering.OrderReleased;
import shop.order.ordering.ParcelReplaced;
import shop.order.ordering.ParcelTurnedUp;
import shop.order.ordering.ParcelTurnedUp.Sighting;
import shop.order.ordering.ParcelUnits;
import shop.order.ordering.RequestRepeated;
import shop.order.ordering.ReturnAskedFor;
import shop.order.ordering.SentAgain;
import shop.order.ordering.SentApart;
import shop.order.ordering.TenderReplaced;
import shop.order.ordering.TenderSettled;
import shop.order.ordering.UnitsCancelled;
import shop.order.ordering.UnitsClaimed;
import shop.order.ordering.UnitsExchanged;
import shop.order.ordering.UnitsRefunded;
import shop.order.ordering.UnitsReplaced;
import shop.platform.mongo.Told;
import shop.shipping.api.ShipmentId;

/** An order as it is kept for reading. It holds no personal data: whoever needs the address asks the events. */
@Document("orders")
@CompoundIndex(name = "placed-by-status", def = "{'status': 1, 'placedAt': -1, '_id': -1}")
@CompoundIndex(name = "placed-by-customer", def = "{'customerId': 1, 'placedAt': -1, '_id': -1}")
@CompoundIndex(name = "placed-by-awaited", def = "{'waitsOf': 1, 'placedAt': -1, '_id': -1}")
@CompoundIndex(name = "unanswered", def = "{'unanswered': 1, '_id': 1}")
@CompoundIndex(name = "unanswered-refunds", def = "{'unansweredRefund': 1, '_id': 1}")
@CompoundIndex(name = "stalled", def = "{'stalled': 1}")
@CompoundIndex(name = "called", def = "{'called': 1}")
@CompoundIndex(name = "placed", def = "{'placedAt': -1, '_id': -1}")
class TrackedOrder extends Told {

    private String customerId = "";
    /** Empty where it came without one. */
    private String reference = "";

    private OrderStatus status = OrderStatus.AWAITING_PAYMENT;
    private String statusReason = "";
    private Money total;
    private Instant placedAt;
    private String payUntil = "";
    private String promisedDelivery = "";
    private List<TrackedLine> lines = new ArrayList<>();
    private List<TrackedTender> tenders = new ArrayList<>();
    private List<TrackedParcel> parcels = new ArrayList<>();
    private List<TrackedHold> holds = new ArrayList<>();
    private List<GoodwillView> goodwill = new ArrayList<>();
    private List<TrackedAmendment> amendments = new ArrayList<>();
    private List<TrackedReturn> returns = new ArrayList<>();
    private List<TrackedClaim> claims = new ArrayList<>();

    /** Of whom it waits for something, to be found by. */
    List<Whom> waitsOf = new ArrayList<>();

    /** Of whom and for what; asked for in the store, by OrderQueries, beside {@link #waitsOf}, which has an index. */
    @SuppressWarnings("UnusedVariable")
    private List<String> awaits = new ArrayList<>();

    /**
     * What it can be found by, in small letters: its id, its reference and the skus of what was ordered or is sent in
     * exchange; asked for in the store, by OrderQueries.
     */
    private List<String> called = new ArrayList<>();

    /** What was asked again, until it is heard of. */
    private List<Repeated> repeated = new ArrayList<>();
    /** When the request that has been open for longest was, or is to be, asked for; the epoch where none is open. */
    private Instant unanswered = Instant.EPOCH;
    /** The same of refunds, which may take their days. */
    private Instant unansweredRefund = Instant.EPOCH;
    /** Whether something stands still; asked for in the store, by UnansweredOrders. */
    @SuppressWarnings("UnusedVariable")
    private boolean stalled;

    CancellationState cancellation = CancellationState.NOT_ASKED_FOR;

    /** Whether the purchase is confirmed; asked for in the store, by OrderQueries. */
    private boolean purchaseConfirmed;
    /** When, and by what; empty where it is not. */
    private String purchaseConfirmedAt = "";

    private String purchaseConfirmedBy = "";
    /** When it does by itself, if all that is to arrive has arrived and nothing comes back; empty where it does not. */
    private String confirmsItself = "";

    private List<Entry> timeline = new ArrayList<>();

    /** For the store. */
    TrackedOrder() {
        total = Money.zero("EUR");
        placedAt = Instant.EPOCH;
    }

    TrackedOrder(OrderPlaced event, Instant at) {
        super(event.orderId().value());
        customerId = event.customerId();
        reference = event.reference().orElse("");
        total = event.total();
        placedAt = at;
        payUntil = event.payUntil().map(Instant::toString).orElse("");
        promisedDelivery = event.promisedDelivery().map(LocalDate::toString).orElse("");
        event.lines().stream().map(TrackedLine::of).forEach(lines::add);
        event.tenders().forEach(tender -> tenders.add(TrackedTender.pending(tenders.size() + 1, tender, at)));
        lines.stream()
                .map(TrackedLine::shipFrom)
                .distinct()
                .forEach(shipFrom -> parcels.add(TrackedParcel.awaitingPayment(event.orderId(), shipFrom, at)));
    }

    TrackedTender tender(int number) {
        return tenders.get(number - 1);
    }

    TrackedParcel parcel(String shipFrom) {
        return parcels.stream()
                .filter(parcel -> parcel.shipFrom.equals(shipFrom))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(id() + " has no parcel from " + shipFrom));
    }

    /** One that is sent beside those that there are. */
    private TrackedParcel prepared(String parcel, Instant at) {
        TrackedParcel fresh = TrackedParcel.awaitingPayment(OrderId.of(id()), parcel, at);
        fresh.now(ParcelState.PREPARING, at);
        parcels.add(fresh);
        return fresh;
    }

    /** Units of it are sent beside it. */
    void apart(SentApart event, Instant at) {
        TrackedParcel before = parcel(event.shipFrom());
        List<TrackedUnits> apart = TrackedUnits.plus(List.of(), event.contents().items());
        before.contents = unitsOf(before, (line, ordered) -> before.had(line, ordered) - TrackedUnits.of(line, apart));
        before.isEmptied = before.contents.isEmpty();
        TrackedParcel fresh = prepared(event.apart(), at);
        fresh.contents = apart;
        fresh.sentFrom = event.contents().shipFrom();
        fresh.replaces = inPlaceOf(before).map(first -> first.shipFrom).orElse("");
    }

    void replace(ParcelReplaced event, Instant at) {
        openAgain();
        String parcel = event.shipFrom();
        TrackedParcel fresh = prepared(event.replacement(), at);
        fresh.sentFrom = event.contents().shipFrom();
        fresh.replaces = parcel;
        fresh.cancelled = new ArrayList<>(parcel(parcel).cancelled);
        fresh.returned = new ArrayList<>(parcel(parcel).returned);
        fresh.exchanged = new ArrayList<>(parcel(parcel).exchanged);
        fresh.refunded =
                TrackedUnits.plus(parcel(parcel).refunded, event.refunded().orElse(List.of()));
        fresh.countedInTheFirst = new ArrayList<>(parcel(parcel).countedInTheFirst);
        fresh.contents = new ArrayList<>(parcel(parcel).contents);
        parcel(parcel).now(ParcelState.REPLACED, at);
    }

    /** Where the customer has the first, the one in its place is not sent, and the first counts as delivered (ORD-23). */
    void staysHere(String name, Instant at) {
        TrackedParcel parcel = parcel(name);
        countsInTheFirst(parcel, left(parcel), at);
        parcel.now(ParcelState.CANCELLED, at);
    }

    /** Units are not sent in a parcel; nor paid for, unless the customer has them of the one in whose place it is sent. */
    void takenOut(UnitsCancelled event, Instant at) {
        TrackedParcel parcel = parcel(event.shipFrom());
        List<TrackedUnits> out = TrackedUnits.plus(List.of(), event.items());
        parcel.settled(event.request());
        if (!countsInTheFirst(parcel, out, at)) {
            parcel.cancelled.addAll(out);
        }
    }

    private boolean countsInTheFirst(TrackedParcel replacement, List<TrackedUnits> units, Instant at) {
        Optional<TrackedParcel> first = inPlaceOf(replacement);
        while (first.isPresent() && !first.get().hasArrivedInstead()) {
            first = inPlaceOf(first.get());
        }
        if (first.isPresent() && !units.isEmpty()) {
            replacement.countedInTheFirst.addAll(units);
            first.get().countsInstead(units, at);
            arrivedBefore(first.get());
        }
        return first.isPresent();
    }

    /** The units of a parcel that are sent, or will be. */
    private List<TrackedUnits> left(TrackedParcel parcel) {
        return unitsOf(parcel, parcel::left);
    }

    /** @param quantity says, of a line by its number, and of how many units of it were ordered, how many there are */
    private List<TrackedUnits> unitsOf(TrackedParcel parcel, IntBinaryOperator quantity) {
        List<TrackedUnits> units = new ArrayList<>();
        for (int line = 1; line <= lines.size(); line++) {
            TrackedLine it = lines.get(line - 1);
            int there = parcel.isOf(it.shipFrom()) ? quantity.applyAsInt(line, it.quantity()) : 0;
            if (there > 0) {
                units.add(new TrackedUnits(line, there));
            }
        }
        return units;
    }

    /** What is sent once more had arrived before, and is in no other's place. */
    private Optional<TrackedParcel> inPlaceOf(TrackedParcel replacement) {
        return present(replacement.replaces)
                .filter(name -> !replacement.sentOnceMore)
                .filter(name -> returns.stream().noneMatch(each -> replacement.shipFrom.equals(each.exchangedIn)))
                .map(this::parcel);
    }

    /** Unless nobody asked to: a parcel that is sent in place of another is held back for itself. */
    void cannotBeCancelled() {
        if (cancellation == CancellationState.REQUESTED) {
            cancellation = CancellationState.TOO_LATE;
        }
    }

    /** It was too late to hold something back, and the carrier may bring it. */
    void mayBeCancelledStill() {
        if (cancellation == CancellationState.TOO_LATE) {
            cancellation = CancellationState.REQUESTED;
        }
    }

    /** Another reason takes the place of the one before. */
    void hold(OrderHeld event, Instant at) {
        String parcel = event.parcel().orElse("");
        holds.removeIf(hold -> hold.parcel().equals(parcel));
        holds.add(new TrackedHold(parcel, event.reason(), event.note().orElse(""), at));
    }

    void give(GoodwillView given) {
        goodwill.add(given);
    }

    void release(OrderReleased event) {
        holds.removeIf(hold -> hold.parcel().equals(event.parcel().orElse("")));
    }

    /** What has left, or stays for good, is not held any more. */
    private boolean isHeldInVain(TrackedHold hold) {
        return status.isEnd() || parcels.stream().filter(hold::isOn).noneMatch(TrackedParcel::isStillToBeSent);
    }

    /** What could be held back is; what was on its way before goes on. */
    void heldBack() {
        broughtBack();
        if (parcels.stream().noneMatch(TrackedParcel::isNotWanted)
                && parcels.stream().anyMatch(parcel -> !parcel.state.isGivenUp())) {
            cannotBeCancelled();
        }
    }

    /** The last that the carrier was to bring back is here, and nothing of the order reaches its customer. */
    void broughtBack() {
        if (cancellation == CancellationState.REQUESTED
                && parcels.stream().allMatch(parcel -> parcel.state.isGivenUp())) {
            cancellation = CancellationState.DONE;
        }
    }

    /** Something has arrived: the time is counted from then in which the customer can say that they do not want it. */
    void arrived(Optional<Instant> confirmsItselfThen) {
        confirmsItself = confirmsItselfThen.map(Instant::toString).orElse("");
    }

    /** It counts after all: the time is counted from when it arrived, unless something else arrived later. */
    private void arrivedBefore(TrackedParcel parcel) {
        arrived(Stream.of(confirmsItself, parcel.confirmsItselfInstead)
                .flatMap(moment -> present(moment).map(Instant::parse).stream())
                .max(Comparator.naturalOrder()));
    }

    void confirmPurchase(PurchaseConfirmedBy by, Instant at) {
        purchaseConfirmed = true;
        purchaseConfirmedAt = at.toString();
        purchaseConfirmedBy = by.name();
    }

    /** When its purchase does, as things stand: the order itself decides by the same. */
    private Optional<Instant> confirmsItself() {
        return present(confirmsItself)
                .map(Instant::parse)
                .filter(moment -> !purchaseConfirmed && status == OrderStatus.CLOSED)
                .filter(moment -> parcels.stream().allMatch(TrackedParcel::hasEnded))
                .filter(moment -> parcels.stream().anyMatch(this::isKept))
                .filter(moment -> returns.stream().allMatch(each -> each.state.isEnd()))
                .filter(moment -> claims.stream().noneMatch(TrackedClaim::isOpen))
                .filter(moment -> tenders.stream()
                        .noneMatch(tender ->
                                tender.owed.isPositive() || tender.disputed().isPositive()));
    }

    /** Whether its customer has something of it. */
    private boolean isKept(TrackedParcel parcel) {
        return parcel.state == ParcelState.DELIVERED && !left(parcel).isEmpty();
    }

    boolean isClosed() {
        return status == OrderStatus.CLOSED;
    }

    /** An order is closed when the money is exactly right, so what could not be taken is not needed. */
    void oweNothing() {
        tenders.forEach(tender -> tender.captures.removeIf(TrackedTender.Asked::failed));
    }

    /** Another pays what a declined one was to pay. */
    void replace(TenderReplaced event, Instant at) {
        tender(event.tender()).now(TenderState.REPLACED, at);
        TrackedTender fresh = TrackedTender.pending(event.replacement(), event.by(), at);
        fresh.replaces = event.tender();
        tenders.add(fresh);
        amendments.replaceAll(it -> it.awaits(event.tender()) ? it.paidBy(event.replacement()) : it);
    }

    /** One more tender is to pay for what is to be added, if that costs something. */
    void propose(AmendmentProposed event, Instant at) {
        amendments.add(TrackedAmendment.of(event, at));
        event.tender()
                .ifPresent(number ->
                        tenders.add(TrackedTender.pending(number, event.pays().orElseThrow(), at)));
    }

    /** What is added are lines of their own, in parcels of their own. */
    void amend(AmendmentApplied event, Instant at) {
        amendments.replaceAll(it -> it.number() == event.number() ? it.applied(event.firstLine()) : it);
        event.parcels().forEach(added -> nameWhatIsIn(added.contents().shipFrom()));
        event.lines().stream().map(TrackedLine::of).forEach(lines::add);
        isCalled(event.lines().stream().map(OrderLine::sku));
        total = event.lines().stream().map(OrderLine::amount).reduce(total, Money::plus);
        event.parcels().forEach(added -> {
            prepared(added.parcel(), at).contents =
                    TrackedUnits.plus(List.of(), added.contents().items());
        });
    }

    /** What a ship-from sends is not all of its lines any more. */
    private void nameWhatIsIn(String shipFrom) {
        parcels.stream()
                .filter(parcel -> parcel.isOf(shipFrom) && parcel.contents.isEmpty() && !parcel.isEmptied)
                .forEach(parcel -> parcel.contents = unitsOf(parcel, (line, ordered) -> ordered));
    }

    void withdraw(AmendmentWithdrawn event) {
        amendments.replaceAll(it -> it.number() == event.number() ? it.withdrawn(event.reason()) : it);
    }

    List<TrackedParcel> parcels() {
        return parcels;
    }

    void claim(UnitsClaimed event, Instant at) {
        claims.add(TrackedClaim.of(event, at));
    }

    /** @param change what becomes of the claim of this number */
    void claimed(int number, UnaryOperator<TrackedClaim> change) {
        claims.set(number - 1, change.apply(claims.get(number - 1)));
    }

    void returned(ReturnAskedFor event, Instant at) {
        returns.add(TrackedReturn.askedFor(event, at));
    }

    /** These units have come back. */
    void cameBack(List<ParcelUnits> units) {
        units.forEach(each -> parcel(each.parcel()).returned.add(new TrackedUnits(each.line(), each.quantity())));
    }

    void exchange(UnitsExchanged event, Instant at) {
        event.units()
                .forEach(each -> parcel(each.parcel()).exchanged.add(new TrackedUnits(each.line(), each.quantity())));
        sendOnceMore(event, at);
        returned(event.number()).exchangedIn = event.replacement();
        isCalled(event.contents().items().stream().map(ParcelContents.Item::sku));
    }

    /** Units that arrived damaged, wrong or not at all are sent again. */
    void replace(UnitsReplaced event, Instant at) {
        TrackedParcel before = parcel(event.shipFrom());
        before.returned = TrackedUnits.plus(before.returned, event.items());
        before.exchanged = TrackedUnits.plus(before.exchanged, event.items());
        sendOnceMore(event, at);
        claims.replaceAll(claim -> claim.isMadeGoodBy(event) ? claim.replacedIn(event.replacement()) : claim);
    }

    /** Units that arrived damaged, wrong or not at all are paid back. */
    void refund(UnitsRefunded event) {
        TrackedParcel parcel = parcel(event.shipFrom());
        parcel.refunded = TrackedUnits.plus(parcel.refunded, event.items());
    }

    /** The same is sent once more: an order that was closed is open until it has arrived. */
    private void sendOnceMore(SentAgain event, Instant at) {
        openAgain();
        TrackedParcel fresh = prepared(event.replacement(), at);
        fresh.replaces = event.shipFrom();
        fresh.sentFrom = event.contents().shipFrom();
        fresh.sentOnceMore = true;
        fresh.contents = TrackedUnits.plus(List.of(), event.contents().items());
    }

    private void openAgain() {
        if (isClosed()) {
            now(OrderStatus.CONFIRMED, "");
        }
    }

    /** It is made, or not to be made any more. */
    void refundEnded(int tender, String refund) {
        returns.forEach(each -> each.openRefunds.remove(tender + "/" + refund));
    }

    TrackedReturn returned(int number) {
        return returns.get(number - 1);
    }

    void now(OrderStatus reached, String reason) {
        status = reached;
        statusReason = reason;
    }

    @Override
    protected void tell(EventMessage<?> event, String text) {
        timeline.add(new Entry(event.getTimestamp(), event.getPayloadType().getSimpleName(), text));
        holds.removeIf(this::isHeldInVain);
        OrderStanding standing = standing();
        List<Awaited> waitsFor = standing.waitsFor();
        waitsOf = waitsFor.stream().map(Awaited::of).distinct().collect(toCollection(ArrayList::new));
        awaits = waitsFor.stream()
                .map(awaited -> awaits(awaited.of(), awaited.what()))
                .distinct()
                .collect(toCollection(ArrayList::new));
        if (called.isEmpty()) {
            isCalled(Stream.empty());
        }
        stalled = waitsFor.stream()
                .map(Awaited::what)
                .anyMatch(what -> what == Awaited.What.STANDSTILL || what == Awaited.What.REFUND_OVERDUE);
        // The round that has an order ask again has it look, too, whether its purchase has confirmed itself, or money
        // is late.
        unanswered = Stream.of(
                        standing.unanswered(waitsFor).stream(),
                        confirmsItself().stream(),
                        returns.stream().flatMap(each -> each.toBeToldThatItIsLate().stream()))
                .flatMap(moments -> moments)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        unansweredRefund = OrderStanding.unansweredRefund(waitsFor).orElse(Instant.EPOCH);
    }

    /** As it stands in {@link #awaits}. */
    static String awaits(Whom of, Awaited.What what) {
        return of + " " + what;
    }

    /** It can be found by these, too. Orders that were stored before this was kept have none yet. */
    private void isCalled(Stream<String> more) {
        Stream<String> before = called.isEmpty()
                ? Stream.concat(Stream.of(id(), reference), lines.stream().map(TrackedLine::sku))
                : called.stream();
        called = Stream.concat(before, more)
                .filter(name -> !name.isEmpty())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .collect(toCollection(ArrayList::new));
    }

    /** It was asked for again. */
    void repeat(RequestRepeated event) {
        Repeated now = Repeated.of(event);
        Instant stalledSince = repeated.stream()
                .filter(now::isOfTheSame)
                .findFirst()
                .map(Repeated::stalledSince)
                .orElse(Instant.EPOCH);
        keep(now.stalled(stalledSince));
    }

    /** It does not come though it was asked for again and again. */
    void stall(FulfilmentStalled event, Instant at) {
        keep(Repeated.of(event).stalled(at));
    }

    private void keep(Repeated now) {
        repeated.removeIf(now::isOfTheSame);
        repeated.add(now);
    }

    /** Something was heard of it, and it is waited for anew. */
    void beginAnew(Predicate<Repeated> which) {
        repeated.removeIf(which);
    }

    private OrderStanding standing() {
        return new OrderStanding(
                status,
                total,
                present(payUntil).map(Instant::parse),
                lines,
                tenders,
                parcels,
                holds,
                List.copyOf(repeated),
                amendments,
                returns,
                claims);
    }

    UnansweredOrders.Unanswered unanswered() {
        return new UnansweredOrders.Unanswered(unanswered, OrderId.of(id()));
    }

    UnansweredOrders.Unanswered unansweredRefund() {
        return new UnansweredOrders.Unanswered(unansweredRefund, OrderId.of(id()));
    }

    FindOrders.Place place() {
        return new FindOrders.Place(placedAt, id());
    }

    OrderView view() {
        OrderStanding standing = standing();
        return new OrderView(
                OrderId.of(id()),
                status,
                present(statusReason),
                customerId,
                present(reference),
                total,
                placedAt,
                present(payUntil).map(Instant::parse),
                present(promisedDelivery).map(LocalDate::parse),
                lines.stream().map(TrackedLine::view).toList(),
                tenders.stream().map(TrackedTender::view).toList(),
                parcels.stream().map(parcel -> parcel.view(isHeld(parcel))).toList(),
                TrackedUnits.view(lines, parcels),
                amendments.stream().map(TrackedAmendment::view).toList(),
                returns.stream().map(each -> each.view(OrderId.of(id()))).toList(),
                claims.stream().map(TrackedClaim::view).toList(),
                standing.payment(),
                standing.fulfilment(),
                standing.returned(),
                standing.money(),
                cancellation,
                new PurchaseView(
                        present(purchaseConfirmedAt).map(Instant::parse),
                        present(purchaseConfirmedBy).map(PurchaseConfirmedBy::valueOf),
                        confirmsItself()),
                holds.stream().map(TrackedHold::view).toList(),
                goodwill,
                standing.waitsFor(),
                timeline,
                position());
    }

    private boolean isHeld(TrackedParcel parcel) {
        return holds.stream().anyMatch(hold -> hold.isOn(parcel));
    }

    /**
     * What a person keeps from being sent.
     *
     * @param parcel its name; empty for the order as a whole
     */
    record TrackedHold(String parcel, OrderHoldReason reason, String note, Instant since) {

        boolean isOn(TrackedParcel one) {
            return parcel.isEmpty() || parcel.equals(one.shipFrom);
        }

        HoldView view() {
            return new HoldView(present(parcel), reason, present(note), since);
        }
    }

    /**
     * Something that was asked for more than once.
     *
     * @param tender 0 where it is about none
     * @param parcel empty where it is about none
     * @param name of the capture or refund; else empty
     * @param next when it is asked for again; the epoch where that is not known
     * @param stalledSince when a person was called; the epoch where none was
     */
    record Repeated(
            RequestKind request,
            int tender,
            String parcel,
            String name,
            int attempt,
            Instant next,
            Instant stalledSince) {

        static Repeated of(RequestRepeated event) {
            return new Repeated(
                    event.request(),
                    event.tender().orElse(0),
                    event.parcel().orElse(""),
                    event.name(),
                    event.attempt(),
                    event.next().orElse(Instant.EPOCH),
                    Instant.EPOCH);
        }

        static Repeated of(FulfilmentStalled event) {
            return new Repeated(
                    event.request(),
                    event.tender().orElse(0),
                    event.parcel().orElse(""),
                    event.name(),
                    event.attempt(),
                    Instant.EPOCH,
                    Instant.EPOCH);
        }

        Repeated stalled(Instant since) {
            return new Repeated(request, tender, parcel, name, attempt, next, since);
        }

        boolean isOfTheSame(Repeated other) {
            return other.stalled(stalledSince)
                    .equals(new Repeated(request, tender, parcel, name, other.attempt, other.next, stalledSince));
        }

        boolean isOf(Awaited awaited) {
            return request.what() == awaited.what()
                    && tender == awaited.tender().orElse(0)
                    && parcel.equals(awaited.parcel().orElse(""))
                    && name.equals(awaited.about().orElse(""));
        }

        boolean isOf(RequestKind kind, String itsParcel) {
            return request == kind && parcel.equals(itsParcel);
        }

        boolean isOfReturn(int number) {
            return (request == RequestKind.RETURN || request == RequestKind.RETURN_LABEL)
                    && name.equals(Integer.toString(number));
        }

        boolean isOf(RequestKind kind, String itsParcel, String itsName) {
            return isOf(kind, itsParcel) && name.equals(itsName);
        }

        Optional<Instant> nextTry() {
            return Optional.of(next).filter(moment -> !moment.equals(Instant.EPOCH));
        }

        Optional<Instant> standstill() {
            return Optional.of(stalledSince).filter(moment -> !moment.equals(Instant.EPOCH));
        }
    }

    /**
     * A no.
     *
     * @param reason a {@link RefusalReason}; empty where there was none, or it was recorded before reasons were
     */
    record TrackedRefusal(String reason, Instant at) {

        static final TrackedRefusal NOT = new TrackedRefusal("", Instant.EPOCH);

        static TrackedRefusal with(Optional<RefusalReason> reason, Instant at) {
            return reason.map(why -> new TrackedRefusal(why.name(), at)).orElse(NOT);
        }

        Optional<Awaited.LastRefusal> told() {
            return reason.isEmpty()
                    ? Optional.empty()
                    : Optional.of(RefusalReason.valueOf(reason))
                            .map(why -> new Awaited.LastRefusal(why, at, OrderStanding.words(why)));
        }
    }

    static final class TrackedTender {
        int number;
        TenderMethod method = TenderMethod.CARD;
        Money amount;
        TenderState state = TenderState.PENDING;
        Money authorised;
        Money captured;
        Money refunded;
        Money turnedBack;
        Money owed;
        Money collected;
        Money writtenOff;
        Money owedBack;
        Instant owedBackSince = Instant.EPOCH;
        String declineReason = "";
        boolean awaitsPayer;
        private Instant payerUntil = Instant.EPOCH;
        int replaces;
        Instant since;
        List<Asked> captures = new ArrayList<>();
        List<Asked> refunds = new ArrayList<>();
        List<Asked> releases = new ArrayList<>();
        List<Disputed> disputes = new ArrayList<>();
        /** What its provider gives no answer to. */
        List<OpenOutcome> unknown = new ArrayList<>();

        /**
         * Something that the provider was asked for, and gives no answer to: it was done, or it was not (PAY-06).
         *
         * @param name of the capture or refund; else empty
         * @param since when that was so for the first time; the epoch where the provider has answered, and not done it yet
         * @param personSince when a person was called; the epoch where none was
         */
        record OpenOutcome(RequestKind request, String name, Instant since, Instant personSince) {

            boolean isOf(RequestKind kind, String itsName) {
                return request == kind && name.equals(itsName);
            }

            Optional<Instant> begin() {
                return Optional.of(since).filter(moment -> !moment.equals(Instant.EPOCH));
            }

            Optional<Instant> person() {
                return Optional.of(personSince).filter(moment -> !moment.equals(Instant.EPOCH));
            }
        }

        Optional<OpenOutcome> unknown(RequestKind request, String name) {
            return unknown.stream().filter(it -> it.isOf(request, name)).findFirst();
        }

        void becomesUnknown(RequestKind request, String name, Instant at) {
            heard(request, name);
            unknown.add(new OpenOutcome(request, name, at, Instant.EPOCH));
        }

        void needsAttention(RequestKind request, String name, Instant at) {
            Instant since = unknown(request, name).map(OpenOutcome::since).orElse(Instant.EPOCH);
            heard(request, name);
            unknown.add(new OpenOutcome(request, name, since, at));
        }

        /** It is known by now what became of it. */
        private void heard(RequestKind request, String name) {
            unknown.removeIf(it -> it.isOf(request, name));
        }

        /**
         * What the customer disputes with their bank, or did.
         *
         * @param answerBefore empty where nothing is said of it
         * @param lost what the customer has by it; nothing as long as it is not decided
         */
        record Disputed(
                String name,
                Money amount,
                boolean takesMoney,
                String reason,
                Instant since,
                String answerBefore,
                boolean answered,
                boolean decided,
                Money lost) {

            Disputed answered(Instant at) {
                return new Disputed(name, amount, takesMoney, reason, at, "", true, decided, lost);
            }

            Disputed decided(Instant at, Money taken) {
                return new Disputed(name, amount, takesMoney, reason, at, "", answered, true, taken);
            }
        }

        /** What the bank has only asked about before may be what it takes by now. */
        void dispute(Disputed fresh) {
            disputes.removeIf(it -> it.name().equals(fresh.name()));
            disputes.add(fresh);
        }

        void change(String dispute, UnaryOperator<Disputed> change) {
            disputes.replaceAll(it -> it.name().equals(dispute) ? change.apply(it) : it);
        }

        /** What the bank has until it is decided. */
        Money disputed() {
            return sum(disputes.stream()
                    .filter(it -> it.takesMoney() && !it.decided())
                    .map(Disputed::amount));
        }

        /** Whether banks have so much that what is to be given back waits until they have decided. */
        boolean refundsAwaitDispute() {
            Money asked = Asked.sum(refunds, amount.currency());
            Money kept = captured.minus(refunded).minus(asked).minus(turnedBack).minus(lost());
            return disputed().compareTo(kept) > 0;
        }

        /** What the customer has, by their bank. */
        Money lost() {
            return sum(disputes.stream().map(Disputed::lost));
        }

        private Money sum(Stream<Money> amounts) {
            return amounts.reduce(Money.zero(amount.currency()), Money::plus);
        }

        void settle(TenderSettled event) {
            switch (event.how()) {
                case COLLECTED -> collected = collected.plus(event.amount());
                case WRITTEN_OFF -> writtenOff = writtenOff.plus(event.amount());
                case GIVEN_BACK -> collected = collected.minus(event.amount());
            }
        }

        void oweBack(Money back, Instant at) {
            owedBackSince = owedBack.isPositive() ? owedBackSince : at;
            owedBack = back;
        }

        /** It is not made: the customer has the money by other ways. */
        void overtaken(String refund) {
            settle(RequestKind.REFUND, refund);
        }

        /**
         * Money that was asked for, to be taken, given back or let go, and is not yet; or that could not be.
         *
         * @param attempt how often it was tried
         * @param nextTry when it is tried again by itself; the epoch where it is not
         * @param refused the last answer where it was a no
         */
        record Asked(
                String name,
                Money amount,
                Instant since,
                boolean failed,
                Integer attempt,
                Instant nextTry,
                TrackedRefusal refused) {

            /** Orders that were stored before this was kept have none of them. */
            Asked {
                attempt = Objects.requireNonNullElse(attempt, 1);
                nextTry = Objects.requireNonNullElse(nextTry, Instant.EPOCH);
                refused = Objects.requireNonNullElse(refused, TrackedRefusal.NOT);
            }

            static Asked once(String name, Money amount, Instant since) {
                return new Asked(name, amount, since, false, 1, Instant.EPOCH, TrackedRefusal.NOT);
            }

            Optional<Instant> triedAgain() {
                return Optional.of(nextTry).filter(moment -> !moment.equals(Instant.EPOCH));
            }

            static Money sum(List<Asked> asked, String currency) {
                return asked.stream().map(Asked::amount).reduce(Money.zero(currency), Money::plus);
            }
        }

        /** Of which nothing is left to be let go. */
        private static final Set<TenderState> ENDED =
                EnumSet.of(TenderState.PAID, TenderState.DECLINED, TenderState.RELEASED, TenderState.CAPTURED);

        private TrackedTender(int number, TenderMethod method, Money amount, Instant since) {
            // Orders that were stored before this was kept have none.
            this.since = Objects.requireNonNullElse(since, Instant.EPOCH);
            this.number = number;
            this.method = method;
            this.amount = amount;
            authorised = captured = refunded = turnedBack = owed = Money.zero(amount.currency());
            collected = writtenOff = owedBack = Money.zero(amount.currency());
        }

        static TrackedTender pending(int number, Tender tender, Instant at) {
            return new TrackedTender(number, tender.method(), tender.amount(), at);
        }

        /** Without a moment, the end of the order's time to pay is the end of theirs. */
        void awaitPayer(Optional<Instant> until, Instant at) {
            heard(RequestKind.PAYMENT, "");
            awaitsPayer = true;
            payerUntil = until.orElse(Instant.EPOCH);
            since = at;
        }

        Optional<Instant> payerUntil() {
            return Optional.of(payerUntil).filter(moment -> !moment.equals(Instant.EPOCH));
        }

        void now(TenderState reached, Instant at) {
            state = reached;
            since = at;
            heard(RequestKind.PAYMENT, "");
            if (ENDED.contains(reached)) {
                releases.clear();
                heard(RequestKind.RELEASE, "");
            }
        }

        void captured(String capture, Money taken, Instant at) {
            settle(RequestKind.CAPTURE, capture);
            captured = captured.plus(taken);
            now(captured.compareTo(authorised) < 0 ? TenderState.PARTLY_CAPTURED : TenderState.CAPTURED, at);
        }

        void refunded(String refund, Money given) {
            settle(RequestKind.REFUND, refund);
            refunded = refunded.plus(given);
        }

        /** It is owed since it could not be taken for the first time. */
        void fail(
                String capture,
                Money money,
                Instant at,
                int attempt,
                Optional<Instant> nextTry,
                TrackedRefusal refused) {
            Instant since = failedCaptures().stream()
                    .filter(it -> it.name().equals(capture))
                    .findFirst()
                    .map(Asked::since)
                    .orElse(at);
            settle(RequestKind.CAPTURE, capture);
            captures.add(new Asked(capture, money, since, true, attempt, nextTry.orElse(Instant.EPOCH), refused));
        }

        void oweNothingFor(String capture) {
            settle(RequestKind.CAPTURE, capture);
        }

        /** What could not be done is not asked of the provider any more, and still to be done. */
        void failToRefund(String refund, Money money, Instant at, TrackedRefusal refused) {
            settle(RequestKind.REFUND, refund);
            refunds.add(new Asked(refund, money, at, true, 1, Instant.EPOCH, refused));
        }

        /** The provider has answered, and is not asked for it any more. */
        private void settle(RequestKind kind, String name) {
            heard(kind, name);
            (kind == RequestKind.CAPTURE ? captures : refunds)
                    .removeIf(asked -> asked.name().equals(name));
        }

        List<Asked> failedCaptures() {
            return captures.stream().filter(Asked::failed).toList();
        }

        /** Whether all that it is to pay is there, or set aside, or paid by another. */
        boolean isCovered() {
            return switch (state) {
                case AUTHORISED -> authorised.compareTo(amount) >= 0;
                case PAID -> captured.compareTo(amount) >= 0;
                case PARTLY_CAPTURED, CAPTURED, REPLACED -> true;
                case PENDING, DECLINED, RELEASED, TURNED_BACK -> false;
            };
        }

        Money setAside() {
            return state == TenderState.AUTHORISED || state == TenderState.PARTLY_CAPTURED
                    ? authorised.minus(captured)
                    : Money.zero(amount.currency());
        }

        boolean isPartlyTaken() {
            return authorised.isPositive() && captured.isPositive();
        }

        TenderView view() {
            return new TenderView(
                    number,
                    method,
                    amount,
                    state,
                    authorised,
                    captured,
                    refunded,
                    present(declineReason),
                    Optional.of(replaces).filter(declined -> declined > 0));
        }
    }

    static final class TrackedParcel {
        String shipFrom;
        String shipmentId;
        ParcelState state = ParcelState.AWAITING_PAYMENT;
        String trackingCode = "";
        Instant since;
        boolean isToBeHeldBack;
        String holdReason = "";
        String reported = "";
        String replaces = "";
        /** Whether what is in it had arrived before. Of orders that were stored before this was kept, their returns say so. */
        boolean sentOnceMore;
        /** Who sends it, where that is not whom it is named after. */
        String sentFrom = "";

        private String redirection = "";
        private String intercept = "";
        private long holdAsked = -1;
        private long redirectionAsked = -1;
        private Instant holdAskedAt = Instant.EPOCH;
        /** Units that are not sent. */
        List<TrackedUnits> cancelled = new ArrayList<>();
        /** What is in it, where that is not all of its ship-from's lines. */
        List<TrackedUnits> contents = new ArrayList<>();
        /** Whether all that was in it is sent in others. */
        boolean isEmptied;
        /** Units that are sent once more in another parcel, since they have come back, or were made good. */
        List<TrackedUnits> exchanged = new ArrayList<>();
        /** Units that have come back, or are sent once more in another parcel though they have not. */
        List<TrackedUnits> returned = new ArrayList<>();
        /** Units that are paid back, though they have not come back. */
        List<TrackedUnits> refunded = new ArrayList<>();
        /** Units that the customer has of the one in whose place it is sent: they are not sent once more. */
        List<TrackedUnits> countedInTheFirst = new ArrayList<>();
        /** Units that are to be taken out, if that is still possible. */
        List<TakingOut> toBeTakenOut = new ArrayList<>();

        private TrackedRefusal refused = TrackedRefusal.NOT;
        private boolean arrived;
        private boolean arrivedInstead;
        /** When the purchase confirms itself by that, should it count. */
        private String confirmsItselfInstead = "";

        /** A wish to take units out of it, in words. */
        record TakingOut(String request, String units, Instant since) {}

        private TrackedParcel(String shipFrom, String shipmentId, Instant since) {
            // Orders that were stored before this was kept have none.
            this.since = Objects.requireNonNullElse(since, Instant.EPOCH);
            this.shipFrom = shipFrom;
            this.shipmentId = shipmentId;
        }

        static TrackedParcel awaitingPayment(OrderId order, String shipFrom, Instant at) {
            return new TrackedParcel(shipFrom, ShipmentId.of(order, shipFrom).value(), at);
        }

        void now(ParcelState reached, Instant at) {
            state = reached;
            since = at;
            isToBeHeldBack = isToBeHeldBack && (reached == ParcelState.LABELLED);
            if (reached.isSent() || reached.isGivenUp()) {
                toBeTakenOut.clear();
            }
        }

        /** Something that was asked for is not done; it goes its way. */
        void refused(RefusalReason reason, Instant at) {
            refused = new TrackedRefusal(reason.name(), at);
        }

        Optional<Awaited.LastRefusal> lastRefusal() {
            return refused.told();
        }

        void held(String reason, Instant at) {
            now(ParcelState.HELD, at);
            holdReason = reason;
        }

        /** It is to go elsewhere: by the last wish, whose place is told. */
        void redirect(Redirection reached, long position, Instant at) {
            redirectionAsked = position;
            redirection = reached.name();
            since = at;
        }

        /** The answer to an earlier wish says nothing about the last. */
        void redirected(Redirection reached, long position, Instant at) {
            if (position >= redirectionAsked) {
                redirection = reached.name();
                since = at;
            }
        }

        boolean isToGoElsewhere() {
            return redirection.equals(Redirection.REQUESTED.name()) && isStillToBeSent();
        }

        /** What the carrier was asked, and has said, about bringing it back. */
        enum Intercept {
            NOT_ASKED_FOR,
            ASKED_FOR,
            ACCEPTED,
            REFUSED
        }

        void wantedBack(Intercept said, Instant at) {
            intercept = said.name();
            since = at;
        }

        /** Whether the carrier has it, and is to bring it back. */
        boolean isWantedBack() {
            return !hasArrived()
                    && state.isSent()
                    && (intercept.equals(Intercept.ASKED_FOR.name()) || intercept.equals(Intercept.ACCEPTED.name()));
        }

        boolean isToBeSaidWhetherItComesBack() {
            return isWantedBack() && intercept.equals(Intercept.ASKED_FOR.name());
        }

        private boolean hasArrived() {
            return arrived || state == ParcelState.DELIVERED;
        }

        /** Whether it is to be held back, or to be brought back, and nobody knows yet whether it is. */
        boolean isNotWanted() {
            return isToBeHeldBack || isWantedBack();
        }

        /** Shipping is asked to keep it, or not to any more. */
        void askToHold(long position, Instant at) {
            holdAsked = position;
            holdAskedAt = at;
        }

        void holdCarriedOut(long position) {
            if (position >= holdAsked) {
                holdAskedAt = Instant.EPOCH;
            }
        }

        /** Since when shipping has been asked to keep it, or not to any more, and was not heard of. */
        Optional<Instant> holdNotHeardOfSince() {
            return Optional.of(holdAskedAt)
                    .filter(moment -> !moment.equals(Instant.EPOCH))
                    .filter(moment -> isStillToBeSent());
        }

        boolean isOf(String itsShipFrom) {
            return new ShipmentId(shipmentId).shipFrom().equals(itsShipFrom);
        }

        void toBeTakenOut(String request, String units, Instant at) {
            toBeTakenOut.add(new TakingOut(request, units, at));
        }

        void settled(String request) {
            toBeTakenOut.removeIf(asked -> asked.request().equals(request));
        }

        void toBeHeldBack(Instant at) {
            isToBeHeldBack = true;
            since = at;
        }

        void goesItsWay(Instant at) {
            since = isToBeHeldBack ? at : since;
            isToBeHeldBack = false;
        }

        /** The carrier reports of it though it was to stay. */
        void reported(String what, Instant at) {
            reported = what;
            since = at;
        }

        /** It is made good, and seen nevertheless. */
        void turnedUp(ParcelTurnedUp event, Instant at) {
            reported(event.reported().name(), at);
            arrivedInstead = event.reported() == Sighting.DELIVERED;
            confirmsItselfInstead =
                    event.confirmsItself().map(Instant::toString).orElse("");
        }

        /** What becomes of it, having turned up. */
        void agreed(ParcelAgreement as, Instant at) {
            reported("", at);
            arrivedInstead = arrivedInstead && as == ParcelAgreement.KEPT;
        }

        /** Whether the customer has it, though another was sent in its place. */
        boolean hasArrivedInstead() {
            return arrivedInstead;
        }

        /** These units are not sent in its place after all: the customer keeps what has arrived. */
        void countsInstead(List<TrackedUnits> units, Instant at) {
            if (state != ParcelState.DELIVERED) {
                // Whatever else became of it is told of the one that was sent in its place.
                List.of(contents, cancelled, exchanged, returned, refunded).forEach(List::clear);
                reported = "";
                delivered(at);
            }
            contents.addAll(units);
        }

        /** By a person's word. Of what is cancelled it ends the question only. */
        void located(Whereabouts where, Instant at) {
            if (state.isGivenUp()) {
                reported("", at);
                return;
            }
            switch (where) {
                case WITH_CUSTOMER -> delivered(at);
                case BACK -> now(ParcelState.RETURNED_TO_SENDER, at);
                case LOST -> now(ParcelState.PRESUMED_LOST, at);
            }
        }

        void delivered(Instant at) {
            now(ParcelState.DELIVERED, at);
            arrived = true;
        }

        void foundAgain(Instant at) {
            now(arrived ? ParcelState.DELIVERED : ParcelState.HANDED_OVER, at);
        }

        /** How many units of a line were put into it, of which so many were ordered. */
        int had(int line, int ordered) {
            return contents.isEmpty() && !isEmptied ? ordered : TrackedUnits.of(line, contents);
        }

        /** How many of them are sent, or will be, and neither came back nor were made good. */
        int left(int line, int ordered) {
            return Stream.of(cancelled, returned, refunded, countedInTheFirst)
                    .mapToInt(units -> -TrackedUnits.of(line, units))
                    .reduce(had(line, ordered), Integer::sum);
        }

        boolean hasEnded() {
            return state == ParcelState.DELIVERED || state.isGivenUp();
        }

        boolean isStillToBeSent() {
            return !state.isSent() && !state.isGivenUp();
        }

        ParcelView view(boolean isHeldByPerson) {
            boolean isHere = state == ParcelState.PREPARING || state == ParcelState.LABELLED;
            return new ParcelView(
                    shipFrom,
                    present(sentFrom).orElseGet(() -> new ShipmentId(shipmentId).shipFrom()),
                    shipmentId,
                    isHeldByPerson && isHere ? ParcelState.HELD : state,
                    present(trackingCode),
                    Optional.empty(), // a link, which whoever shows it makes
                    present(replaces),
                    present(redirection).map(Redirection::valueOf));
        }
    }
}
