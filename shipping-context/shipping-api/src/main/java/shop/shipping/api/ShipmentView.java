package shop.shipping.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;

/**
 * Where one parcel stands.
 *
 * @param preparedAt when it was asked for
 * @param holdReason why it does not go on by itself, where that is the reason that it is on hold
 * @param heldByPerson whether a person wants it kept here; why, its order tells
 * @param heldSince since when it is on hold, for whatever reason
 * @param promisedDelivery the calendar day at the destination by which delivery was promised
 * @param promise whether that was kept (SHP-09); nothing while it is open, when nothing was promised, and where it cannot be
 *     known what day it was at the destination
 * @param handedOverAt the earliest moment, by the carrier's clock, at which the carrier had it
 * @param deliveredAt the moment by the carrier's clock
 * @param scans what the carrier reported, ordered by the carrier's clock
 * @param attention what a person has to look at, in words
 * @param entries what happened, in the order in which it became known here
 * @param version the position of the last fact that this view has seen
 */
public record ShipmentView(
        ShipmentId shipmentId,
        OrderId orderId,
        String shipFrom,
        Instant preparedAt,
        ShipmentState state,
        Optional<HoldReason> holdReason,
        boolean heldByPerson,
        Optional<Instant> heldSince,
        List<ParcelItem> items,
        Optional<String> carrier,
        Optional<String> trackingCode,
        Optional<LocalDate> promisedDelivery,
        Optional<Promise> promise,
        Optional<Instant> handedOverAt,
        Optional<Instant> deliveredAt,
        List<Scan> scans,
        List<String> attention,
        List<Entry> entries,
        long version) {

    public ShipmentView {
        items = List.copyOf(items);
        scans = List.copyOf(scans);
        attention = List.copyOf(attention);
        entries = List.copyOf(entries);
    }

    /** Whether the parcel came by the promised day, on the calendar of the destination. */
    public enum Promise {
        /** It came by that day. */
        KEPT,
        /** It came later. */
        MISSED
    }

    /** One report of the carrier; {@code at} is the carrier's clock. */
    public record Scan(String status, Instant at) {}

    /** One line of the parcel's history. */
    public record Entry(Instant at, String event, String text) {}
}
