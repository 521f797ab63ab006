package shop.shipping.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;

/**
 * Where something stands that comes back.
 *
 * @param shipTo whom it comes back to
 * @param preparedAt when it was asked for
 * @param items what is to come back
 * @param received what came back; empty as long as nobody has said
 * @param attention what a person has to look at, in words
 * @param entries what happened to it, in order, in words
 * @param version the position of the last fact that this view has seen
 */
public record ReturnShipmentView(
        ReturnShipmentId returnShipmentId,
        OrderId orderId,
        String shipTo,
        Instant preparedAt,
        ReturnShipmentState state,
        List<ReturnedItem> items,
        Optional<String> carrier,
        Optional<String> trackingCode,
        List<ReceivedItem> received,
        List<String> attention,
        List<Entry> entries,
        long version) {

    public ReturnShipmentView {
        items = List.copyOf(items);
        received = List.copyOf(received);
        attention = List.copyOf(attention);
        entries = List.copyOf(entries);
    }

    /** One line of its history. */
    public record Entry(Instant at, String event, String text) {}
}
