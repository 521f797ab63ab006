package shop.shipping.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;

/**
 * Where one parcel stands.
 *
 * @param scans what the carrier reported, ordered by the carrier's clock
 * @param version the position of the last fact that this view has seen
 */
public record ShipmentView(
        ShipmentId shipmentId,
        OrderId orderId,
        String shipFrom,
        State state,
        List<ParcelItem> items,
        Optional<String> carrier,
        Optional<String> trackingCode,
        Optional<LocalDate> promisedDelivery,
        Optional<Instant> handedOverAt,
        Optional<Instant> deliveredAt,
        List<Scan> scans,
        List<Entry> entries,
        long version) {

    public ShipmentView {
        items = List.copyOf(items);
        scans = List.copyOf(scans);
        entries = List.copyOf(entries);
    }

    /** The states of SHP-06 that are reached so far. */
    public enum State {
        PREPARED,
        ON_HOLD,
        LABELLED,
        DISPATCHED,
        IN_TRANSIT,
        OUT_FOR_DELIVERY,
        DELIVERY_ATTEMPTED,
        AVAILABLE_FOR_PICKUP,
        DELIVERED,
        DAMAGED,
        EXPECTED_BACK,
        RETURNED_TO_SENDER,
        PRESUMED_LOST,
        CANCELLED
    }

    /** One report of the carrier; {@code at} is the carrier's clock. */
    public record Scan(String status, Instant at) {}

    /** One line of the parcel's history. */
    public record Entry(Instant at, String event, String text) {}
}
