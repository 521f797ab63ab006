package shop.gateway;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The demo order as the order service tells it, at each stage of its life. */
final class OrderViews {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> METHODS = List.of("CARD", "DEBIT", "VOUCHER", "BANK_SLIP");

    private OrderViews() {}

    static String placed() {
        return view(
                "AWAITING_PAYMENT",
                "\"payUntil\": \"2026-05-04T10:00:00Z\",",
                tender(1, "VOUCHER", 2000, "PENDING", 0, 0, 0, ""),
                tender(2, "CARD", 3310, "PENDING", 0, 0, 0, ""),
                "AWAITING_PAYMENT",
                "AWAITING_PAYMENT",
                entry(0, "OrderPlaced", "The order was placed."));
    }

    static String confirmed() {
        return view(
                "CONFIRMED",
                "\"payUntil\": \"2026-05-04T10:00:00Z\",",
                tender(1, "VOUCHER", 2000, "PAID", 2000, 0, 0, ""),
                tender(2, "CARD", 3310, "AUTHORISED", 3310, 0, 0, ""),
                "PREPARING",
                "LABELLED",
                entry(0, "OrderPlaced", "The order was placed."),
                entry(1, "TenderPaid", "Tender 1 (voucher) is paid."),
                entry(2, "TenderAuthorised", "Tender 2 (card) is authorised."),
                entry(3, "OrderConfirmed", "The order is confirmed."));
    }

    static String underWay() {
        return view(
                "CONFIRMED",
                "",
                tender(1, "VOUCHER", 2000, "PAID", 2000, 0, 0, ""),
                tender(2, "CARD", 3310, "AUTHORISED", 3310, 1070, 0, ""),
                "HANDED_OVER",
                "LABELLED",
                entry(0, "OrderPlaced", "The order was placed."),
                entry(3, "OrderConfirmed", "The order is confirmed."),
                entry(4, "ParcelHandedOver", "The parcel from warehouse-berlin was handed over."),
                entry(5, "TenderCaptured", "10.70 EUR of tender 2 were captured."));
    }

    static String closed() {
        return view(
                "CLOSED",
                "",
                tender(1, "VOUCHER", 2000, "PAID", 2000, 0, 0, ""),
                tender(2, "CARD", 3310, "AUTHORISED", 3310, 3310, 0, ""),
                "DELIVERED",
                "DELIVERED",
                entry(0, "OrderPlaced", "The order was placed."),
                entry(3, "OrderConfirmed", "The order is confirmed."),
                entry(4, "ParcelHandedOver", "The parcel from warehouse-berlin was handed over."),
                entry(6, "ParcelHandedOver", "The parcel from warehouse-hamburg was handed over."),
                entry(8, "ParcelDelivered", "The parcel from warehouse-berlin was delivered."),
                entry(9, "ParcelDelivered", "The parcel from warehouse-hamburg was delivered."),
                entry(9, "OrderClosed", "The order is closed."));
    }

    /** Nothing can be delivered to its address. */
    static String held() {
        return view(
                "CONFIRMED",
                "\"waitsFor\": [{\"of\": \"CUSTOMER\", \"what\": \"ANOTHER_ADDRESS\", \"parcel\": \"warehouse-berlin\", \"text\": \"An address is to be given.\"}],",
                tender(1, "VOUCHER", 2000, "PAID", 2000, 0, 0, ""),
                tender(2, "CARD", 3310, "AUTHORISED", 3310, 0, 0, ""),
                "HELD",
                "HELD",
                entry(0, "OrderPlaced", "The order was placed."),
                entry(4, "ShipmentHeld", "The parcel from warehouse-berlin is on hold."));
    }

    /** The carrier has lost both parcels, and perhaps what was sent again. */
    static String lost(String... sentAgain) {
        return view(
                        "CONFIRMED",
                        "",
                        tender(1, "VOUCHER", 2000, "PAID", 2000, 0, 0, ""),
                        tender(2, "CARD", 3310, "AUTHORISED", 3310, 3310, 0, ""),
                        sentAgain.length == 0 ? "PRESUMED_LOST" : "REPLACED",
                        "PRESUMED_LOST",
                        entry(0, "OrderPlaced", "The order was placed."),
                        entry(8, "ParcelPresumedLost", "The parcel from warehouse-berlin is lost."))
                .replace(
                        "}],\n \"timeline\"",
                        "}"
                                + Stream.of(sentAgain)
                                        .map(state -> ", " + parcel("warehouse-berlin-2", state))
                                        .collect(joining())
                                + "],\n \"timeline\"");
    }

    /** A mug of the order is on its way back, or back. */
    static String givenBack(String state) {
        return closed().replace(
                        "\"lines\": [],",
                        "\"lines\": [], \"returns\": [{\"number\": 1, \"returnShipmentId\": \"return-1\", \"state\": \"%s\", \"units\": [{\"line\": 1, \"quantity\": 1}]%s}],"
                                .formatted(state, state.equals("RETURNED") ? ", \"givenBack\": " + money(1290) : ""));
    }

    static String rejected() {
        return view(
                "REJECTED",
                "\"statusReason\": \"tender_declined\","
                        + "\"waitsFor\": [{\"of\": \"SUPPORT\", \"what\": \"TRANSFER\", \"tender\": 1, \"text\": \"20.00 EUR of Tender 1 could not be given back.\"}],",
                tender(1, "VOUCHER", 2000, "PAID", 2000, 0, 2000, ""),
                tender(2, "CARD", 3310, "DECLINED", 0, 0, 0, "\"declineReason\": \"INSUFFICIENT_FUNDS\","),
                "CANCELLED",
                "CANCELLED",
                entry(0, "OrderPlaced", "The order was placed."),
                entry(1, "TenderDeclined", "Tender 2 (card) was declined: insufficient funds."),
                entry(2, "OrderRejected", "The order is rejected."),
                entry(3, "TenderRefunded", "20.00 EUR of tender 1 were refunded."));
    }

    static String cancelled() {
        return view(
                "CANCELLED",
                "\"statusReason\": \"not wanted any more\",",
                tender(1, "VOUCHER", 2000, "PAID", 2000, 0, 2000, ""),
                tender(2, "CARD", 3310, "RELEASED", 3310, 0, 0, ""),
                "CANCELLED",
                "CANCELLED",
                entry(0, "OrderPlaced", "The order was placed."),
                entry(3, "OrderConfirmed", "The order is confirmed."),
                entry(4, "OrderCancelled", "The order is cancelled."));
    }

    /** What the order service tells of a view's timeline, by whom, in one language. */
    static String story(String view, boolean korean) {
        List<Map<String, String>> entries = JSON.readTree(view)
                .get("timeline")
                .valueStream()
                .map(entry -> Map.of(
                        "at",
                        entry.get("at").asString(),
                        "event",
                        entry.get("event").asString(),
                        "context",
                        contextOf(entry.get("event").asString()),
                        "by",
                        korean ? "시스템" : "the system",
                        "text",
                        korean ? "기록되었다." : entry.get("text").asString()))
                .toList();
        return JSON.writeValueAsString(Map.of("orderId", StubShop.ORDER, "entries", entries));
    }

    private static String contextOf(String event) {
        return event.startsWith("Tender") ? "PAYMENT" : event.startsWith("Shipment") ? "SHIPPING" : "ORDER";
    }

    /** An order with a tender and a parcel in each state that there is. */
    static String ofAllStates(String status, List<String> tenders, List<String> parcels) {
        return """
                {"orderId": "%s", "status": "%s", "statusReason": "not wanted any more", "customerId": "demo-customer", "total": %s,
                 "placedAt": "2026-05-04T09:30:00Z", "payUntil": "2026-05-04T10:00:00Z", "lines": [], "cancellation": "TOO_LATE",
                 "waitsFor": [%s], "tenders": [%s], "parcels": [%s], "timeline": [%s], "version": 1}""".formatted(
                StubShop.ORDER,
                status,
                money(5310),
                Stream.of("RELEASE_FROM_HOLD", "DECISION", "COLLECTION", "TRANSFER", "AGREEMENT", "WHEREABOUTS")
                        .map(what ->
                                "{\"of\": \"SUPPORT\", \"what\": \"%s\", \"tender\": 1, \"parcel\": \"warehouse-berlin\", \"text\": \"In English.\"}"
                                        .formatted(what))
                        .collect(joining(", ")),
                IntStream.range(0, tenders.size())
                        .mapToObj(at -> tender(
                                at + 1,
                                METHODS.get(at % METHODS.size()),
                                2000,
                                tenders.get(at),
                                2000,
                                tenders.get(at).equals("CAPTURED")
                                        ? 2000
                                        : tenders.get(at).equals("PARTLY_CAPTURED") ? 1000 : 0,
                                0,
                                tenders.get(at).equals("DECLINED") ? "\"declineReason\": \"INSUFFICIENT_FUNDS\"," : ""))
                        .collect(joining(", ")),
                parcels.stream().map(state -> parcel("warehouse-berlin", state)).collect(joining(", ")),
                entry(0, "OrderPlaced", "The order was placed."));
    }

    private static String view(
            String status,
            String reason,
            String voucher,
            String card,
            String parcelFromBerlin,
            String parcelFromHamburg,
            String... timeline) {
        return """
                {"orderId": "%s", "status": "%s", %s "customerId": "demo-customer", "total": %s,
                 "placedAt": "2026-05-04T09:30:00Z", "lines": [],
                 "tenders": [%s, %s],
                 "parcels": [%s, %s],
                 "timeline": [%s], "version": %d}""".formatted(
                        StubShop.ORDER,
                        status,
                        reason,
                        money(5310),
                        voucher,
                        card,
                        parcel("warehouse-berlin", parcelFromBerlin),
                        parcel("warehouse-hamburg", parcelFromHamburg),
                        String.join(", ", timeline),
                        timeline.length);
    }

    private static String tender(
            int number,
            String method,
            int amount,
            String state,
            int authorised,
            int captured,
            int refunded,
            String reason) {
        return """
                {"number": %d, "method": "%s", "amount": %s, "state": "%s", %s
                 "authorised": %s, "captured": %s, "refunded": %s}""".formatted(
                number, method, money(amount), state, reason, money(authorised), money(captured), money(refunded));
    }

    private static String parcel(String shipFrom, String state) {
        String tracking = state.equals("PREPARING") || state.equals("AWAITING_PAYMENT")
                ? ""
                : "\"trackingCode\": \"SIM%06d\", \"trackingPage\": \"/tracking/shipment-%s/key\","
                        .formatted(shipFrom.hashCode() & 0xFFFFF, shipFrom);
        return """
                {"shipFrom": "%s", %s "shipmentId": "shipment-%s", "state": "%s"}""".formatted(shipFrom, tracking, shipFrom, state);
    }

    private static String entry(int second, String event, String text) {
        return """
                {"at": "2026-05-04T09:30:%02d.120Z", "event": "%s", "text": "%s"}""".formatted(second, event, text);
    }

    private static String money(int minor) {
        return "{\"minor\": %d, \"currency\": \"EUR\"}".formatted(minor);
    }
}
