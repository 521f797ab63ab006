package shop.shipping.dispatching;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.ReceivedItem;
import shop.shipping.api.ReturnedItem;

/**
 * SHP-08: a receipt names what came back, line by line, of what was to come back; and once. What nobody expects is told to
 * support, and is not part of this receipt.
 */
final class ReceiptsFitWhatWasToComeBack {

    private ReceiptsFitWhatWasToComeBack() {}

    static void check(ReturnShipmentPrepared awaited, List<ReceivedItem> received) {
        if (received.isEmpty()) {
            throw BusinessRejection.ofContent(
                    "SHP-08",
                    "nothing-received",
                    "items names nothing; name what was in the parcel. What is not what was sent has a condition of its"
                            + " own, NOT_WHAT_WAS_SENT.",
                    Map.of("field", "items"));
        }
        Map<Integer, Integer> most =
                awaited.items().stream().collect(toMap(ReturnedItem::line, ReturnedItem::quantity, Integer::sum));
        Map<Integer, Integer> found = received.stream()
                .collect(groupingBy(ReceivedItem::line, TreeMap::new, summingInt(ReceivedItem::quantity)));
        found.forEach((line, quantity) -> {
            if (quantity > most.getOrDefault(line, 0)) {
                throw BusinessRejection.ofContent(
                        "SHP-08",
                        "more-than-was-to-come-back",
                        "Of line " + line + " " + quantity + " came back, and " + most.getOrDefault(line, 0)
                                + " were to; name at most as many, and tell support of the others.",
                        Map.of("line", String.valueOf(line), "awaited", String.valueOf(most.getOrDefault(line, 0))));
            }
        });
    }

    /** What came back cannot be said twice, in two ways. */
    static void checkSame(ReturnShipmentPrepared awaited, List<ReceivedItem> before, List<ReceivedItem> again) {
        if (!counted(before).equals(counted(again))) {
            throw BusinessRejection.of(
                    "SHP-08",
                    "received-otherwise",
                    "What came back as " + awaited.returnShipmentId()
                            + " was recorded already, and otherwise; say the same, or tell support what is different.",
                    Map.of("returnShipmentId", awaited.returnShipmentId().value()));
        }
    }

    private static Map<ReceivedItem, Integer> counted(List<ReceivedItem> items) {
        return items.stream()
                .collect(groupingBy(
                        item -> new ReceivedItem(item.line(), 1, item.condition()),
                        summingInt(ReceivedItem::quantity)));
    }
}
