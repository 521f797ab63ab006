package shop.shipping.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import shop.kernel.OrderId;
import shop.platform.mongo.Told;
import shop.shipping.api.FindReturnShipments;
import shop.shipping.api.ReceivedItem;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnShipmentState;
import shop.shipping.api.ReturnShipmentView;
import shop.shipping.api.ReturnShipmentView.Entry;
import shop.shipping.api.ReturnedItem;
import shop.shipping.dispatching.ReturnShipmentPrepared;

/** What comes back, as it is kept for reading. It holds no personal data. */
@Document("return-shipments")
@CompoundIndex(name = "by-order", def = "{'orderId': 1}")
@CompoundIndex(name = "by-label", def = "{'labelIds': 1}")
@CompoundIndex(name = "prepared-by-state", def = "{'state': 1, 'preparedAt': -1, '_id': -1}")
@CompoundIndex(name = "prepared-by-receiver", def = "{'shipTo': 1, 'preparedAt': -1, '_id': -1}")
@CompoundIndex(name = "prepared", def = "{'preparedAt': -1, '_id': -1}")
class TrackedReturnShipment extends Told {

    private String orderId = "";
    private String shipTo = "";
    private Instant preparedAt = Instant.EPOCH;
    private List<ReturnedItem> items = new ArrayList<>();
    private ReturnShipmentState state = ReturnShipmentState.PREPARED;
    private String carrier = "";
    private String trackingCode = "";
    private List<String> labelIds = new ArrayList<>();
    private List<ReceivedItem> received = new ArrayList<>();
    private List<String> attention = new ArrayList<>();

    /** When we last heard of it, by our clock. */
    private Instant heard = Instant.EPOCH;

    /** When the carrier was last asked for it by ourselves, and has answered ({@link AskedAbout}). */
    private Instant askedAt = Instant.EPOCH;

    private List<Entry> entries = new ArrayList<>();

    /** For the store. */
    TrackedReturnShipment() {}

    TrackedReturnShipment(ReturnShipmentPrepared event, Instant at) {
        super(event.returnShipmentId().value());
        orderId = event.orderId().value();
        shipTo = event.shipTo();
        preparedAt = at;
        heard = at;
        items.addAll(event.items());
    }

    /** @param received when we heard of it, by our clock */
    void heard(Instant received) {
        heard = received;
    }

    /** A label that comes late takes nothing back. */
    void labelled(String by, String code, Instant at) {
        carrier = by;
        trackingCode = code;
        if (state == ReturnShipmentState.PREPARED) {
            now(ReturnShipmentState.LABELLED, at);
        }
    }

    void labelBought(String labelId) {
        labelIds.add(labelId);
    }

    /** Something that a person has to look at, and that no rule settles. */
    void needsAttention(String text) {
        attention.add(text);
    }

    void withoutLabel(Instant at) {
        if (state == ReturnShipmentState.PREPARED) {
            now(ReturnShipmentState.WITHOUT_LABEL, at);
        }
    }

    void now(ReturnShipmentState reached, Instant at) {
        state = reached;
        heard = at;
    }

    void received(List<ReceivedItem> what, Instant at) {
        received = new ArrayList<>(what);
        now(ReturnShipmentState.RECEIVED, at);
    }

    @Override
    protected void tell(EventMessage<?> event, String text) {
        entries.add(new Entry(event.getTimestamp(), event.getPayloadType().getSimpleName(), text));
    }

    AskedAbout.Unasked unasked() {
        return AskedAbout.Unasked.after(id(), askedAt, preparedAt, heard);
    }

    FindReturnShipments.Place place() {
        return new FindReturnShipments.Place(preparedAt, id());
    }

    ReturnShipmentView view() {
        return new ReturnShipmentView(
                new ReturnShipmentId(id()),
                OrderId.of(orderId),
                shipTo,
                preparedAt,
                state,
                items,
                present(carrier),
                present(trackingCode),
                received,
                attention,
                entries,
                position());
    }
}
