package shop.shipping.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import shop.kernel.OrderId;
import shop.platform.mongo.Told;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.FindShipments;
import shop.shipping.api.HoldReason;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentState;
import shop.shipping.api.ShipmentView;
import shop.shipping.api.ShipmentView.Entry;
import shop.shipping.api.ShipmentView.Promise;
import shop.shipping.dispatching.Journey;
import shop.shipping.dispatching.PackingList;
import shop.shipping.dispatching.Scan;
import shop.shipping.dispatching.ShipmentPrepared;

/** A shipment as it is kept for reading. Of the address it knows only on whose calendar a day is promised. */
@Document("shipments")
@CompoundIndex(name = "by-order", def = "{'orderId': 1}")
@CompoundIndex(name = "by-label", def = "{'labelIds': 1}")
@CompoundIndex(name = "prepared-by-state", def = "{'state': 1, 'preparedAt': -1, '_id': -1}")
@CompoundIndex(name = "prepared-by-ship-from", def = "{'shipFrom': 1, 'preparedAt': -1, '_id': -1}")
@CompoundIndex(name = "promised", def = "{'promisedBy': 1, '_id': 1}")
@CompoundIndex(name = "promised-by-state", def = "{'state': 1, 'promisedBy': 1, '_id': 1}")
@CompoundIndex(name = "prepared-by-promise", def = "{'promise': 1, 'preparedAt': -1, '_id': -1}")
@CompoundIndex(name = "held-since", def = "{'heldSince': 1, '_id': 1}")
@CompoundIndex(name = "prepared", def = "{'preparedAt': -1, '_id': -1}")
class TrackedShipment extends Told {

    /** Behind all days that can be promised. */
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private String orderId = "";
    private String shipFrom = "";
    private Instant preparedAt = Instant.EPOCH;
    private List<ParcelItem> items = new ArrayList<>();
    /** What became of it, as the view says it; empty as long as that is open, and where it cannot be known. */
    @SuppressWarnings("UnusedVariable") // asked for in the store
    private String promise = "";

    private String promisedDelivery = "";
    private Instant promisedBy = NEVER;
    private List<String> zones = new ArrayList<>();
    /** Those of the address that the last label was asked for. */
    private List<String> labelledZones = new ArrayList<>();

    private boolean isToGoElsewhere;

    private List<String> attention = new ArrayList<>();
    private Stage stage = Stage.PREPARED;
    private ShipmentState state = ShipmentState.PREPARED;
    private String holdReason = "";
    private boolean heldByPerson;
    private Instant heldSince = Instant.EPOCH;
    private String carrier = "";
    private String trackingCode = "";

    /** Of all that were ever bought for it. */
    private List<String> labelIds = new ArrayList<>();

    private List<Instant> handedOver = new ArrayList<>();
    private boolean delivered;
    private boolean presumedLost;

    /** When we last heard of it, by our clock. */
    private Instant heard = Instant.EPOCH;

    /** When the carrier was last asked for it by ourselves, and has answered ({@link AskedAbout}). */
    private Instant askedAt = Instant.EPOCH;

    /** When its last label was bought. */
    @SuppressWarnings("UnusedVariable") // asked for in the store, by UnheardParcels
    private Instant labelledAt = Instant.EPOCH;

    private List<Scan> scans = new ArrayList<>();
    private List<Entry> entries = new ArrayList<>();

    /** How far it has come here; once it is with the carrier, its scans tell. */
    enum Stage {
        PREPARED,
        ON_HOLD,
        LABELLED,
        WITH_THE_CARRIER,
        CANCELLED
    }

    /** For the store. */
    TrackedShipment() {}

    TrackedShipment(ShipmentPrepared event, Instant at, ZonesOfDestination destination) {
        super(event.shipmentId().value());
        orderId = event.orderId().value();
        preparedAt = at;
        shipFrom = event.shipFrom();
        items.addAll(event.items());
        promisedDelivery = event.promisedDelivery().map(LocalDate::toString).orElse("");
        promisedBy = event.promisedDelivery()
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(NEVER);
        goesTo(destination);
    }

    void sentBy(String another) {
        shipFrom = another;
    }

    void goesTo(ZonesOfDestination destination) {
        zones = new ArrayList<>(destination.ids());
    }

    /** A label that it has is to be taken back. */
    void isToGoTo(ZonesOfDestination destination) {
        isToGoElsewhere = true;
        goesTo(destination);
        if (stage == Stage.LABELLED) {
            stage = Stage.PREPARED;
        }
    }

    void keepsItsAddress() {
        if (isToGoElsewhere) {
            isToGoElsewhere = false;
            zones = new ArrayList<>(labelledZones);
            stage = stage == Stage.PREPARED && !trackingCode.isEmpty() ? Stage.LABELLED : stage;
        }
    }

    void labelBought(String labelId, Instant at) {
        labelIds.add(labelId);
        labelledAt = at;
    }

    void labelAsked() {
        isToGoElsewhere = false;
        labelledZones = new ArrayList<>(zones);
        carrier = "";
        trackingCode = "";
    }

    /** Something that a person has to look at, and that no rule settles. */
    void needsAttention(String text) {
        attention.add(text);
    }

    /** Units are not in it any more. */
    void without(List<ParcelItem> out) {
        items = new ArrayList<>(new PackingList(items).without(out).items());
    }

    void held(HoldReason reason) {
        stage = Stage.ON_HOLD;
        holdReason = reason.name();
    }

    void released() {
        stage = Stage.PREPARED;
        holdReason = "";
    }

    void heldByPerson(boolean isHeld) {
        heldByPerson = isHeld;
    }

    void labelled(String by, String code) {
        stage = Stage.LABELLED;
        carrier = by;
        trackingCode = code;
    }

    /** @param received when we heard of it, by our clock */
    void handedOver(Instant at, Instant received) {
        stage = Stage.WITH_THE_CARRIER;
        handedOver.add(at);
        heard = received;
    }

    void delivered() {
        delivered = true;
    }

    void cancelled() {
        stage = Stage.CANCELLED;
        holdReason = "";
        heldByPerson = false;
    }

    /** @param received when we heard of it, by our clock */
    void scanned(Scan scan, Instant received) {
        scans.add(scan);
        heard = received;
        presumedLost = false;
    }

    /** Whoever has said so: the carrier, or nobody for long. */
    void met(DeliveryMishap mishap) {
        presumedLost = mishap == DeliveryMishap.PRESUMED_LOST;
    }

    /** Called after every change, so that the state by which shipments are found is the one that they show. */
    @Override
    protected void tell(EventMessage<?> event, String text) {
        Journey journey = Journey.of(scans);
        state = stateAfter(journey);
        promise = promise(journey).map(Promise::name).orElse("");
        if (state != ShipmentState.ON_HOLD) {
            heldSince = Instant.EPOCH;
        } else if (heldSince.equals(Instant.EPOCH)) {
            heldSince = event.getTimestamp();
        }
        entries.add(new Entry(event.getTimestamp(), event.getPayloadType().getSimpleName(), text));
    }

    AskedAbout.Unasked unasked() {
        return AskedAbout.Unasked.after(id(), askedAt, preparedAt, heard);
    }

    FindShipments.Place place(FindShipments.SortedBy order) {
        Instant at = switch (order) {
            case LAST_PREPARED, FIRST_PREPARED -> preparedAt;
            case FIRST_PROMISED -> promisedBy;
            case LONGEST_HELD -> heldSince;
        };
        return new FindShipments.Place(at, id());
    }

    ShipmentView view() {
        Journey journey = Journey.of(scans);
        return new ShipmentView(
                new ShipmentId(id()),
                OrderId.of(orderId),
                shipFrom,
                preparedAt,
                state,
                present(holdReason).map(HoldReason::valueOf),
                heldByPerson,
                Optional.of(heldSince).filter(Instant.EPOCH::isBefore),
                items,
                present(carrier),
                present(trackingCode),
                promised(),
                promise(journey),
                handedOverAt(journey),
                deliveredAt(journey),
                journey.scans().stream().map(TrackedShipment::shown).toList(),
                attention,
                entries,
                position());
    }

    PublicParcel shownToEverybody() {
        ShipmentView view = view();
        return new PublicParcel(
                view.state(),
                view.carrier(),
                view.trackingCode(),
                view.promisedDelivery(),
                view.promise(),
                view.deliveredAt(),
                Journey.of(scans).scans(),
                zones);
    }

    private ShipmentState stateAfter(Journey journey) {
        return switch (stage) {
            case PREPARED -> heldByPerson ? ShipmentState.ON_HOLD : ShipmentState.PREPARED;
            case ON_HOLD -> ShipmentState.ON_HOLD;
            case LABELLED -> heldByPerson ? ShipmentState.ON_HOLD : ShipmentState.LABELLED;
            case WITH_THE_CARRIER -> presumedLost ? ShipmentState.PRESUMED_LOST : journey.state();
            case CANCELLED -> ShipmentState.CANCELLED;
        };
    }

    /** The earliest that anybody says, so that it does not matter who said it first. */
    private Optional<Instant> handedOverAt(Journey journey) {
        return handedOver.isEmpty()
                ? Optional.empty()
                : Stream.concat(handedOver.stream(), journey.handedOverAt().stream())
                        .min(Instant::compareTo);
    }

    private Optional<LocalDate> promised() {
        return present(promisedDelivery).map(LocalDate::parse);
    }

    private Optional<Instant> deliveredAt(Journey journey) {
        return delivered ? journey.deliveredAt() : Optional.empty();
    }

    private Optional<Promise> promise(Journey journey) {
        return promised()
                .flatMap(day -> deliveredAt(journey)
                        .flatMap(at -> new ZonesOfDestination(zones)
                                .isBy(day, at)
                                .map(inTime -> inTime ? Promise.KEPT : Promise.MISSED)));
    }

    private static ShipmentView.Scan shown(Scan scan) {
        return new ShipmentView.Scan(scan.status().name().toLowerCase(Locale.ROOT), scan.at());
    }
}
