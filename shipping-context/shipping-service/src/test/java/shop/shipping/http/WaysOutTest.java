package shop.shipping.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import shop.rehearsal.WaysOut;

@DisplayName("A refusal of a shipment names no way out that there is not")
class WaysOutTest extends WaysOut {

    private static final Map<String, Set<String>> DEEDS = Map.ofEntries(
            Map.entry("ask", Set.of("printLabel")),
            Map.entry("change", Set.of("changeShippingAddress")),
            Map.entry("changed", Set.of("changeShippingAddress")),
            Map.entry("given", Set.of("giveTrackingNumber")),
            Map.entry("have", Set.of("releaseShipment", "cancelUnits", "receiveReturnShipment")),
            Map.entry("missing", Set.of("reportShortPick")),
            Map.entry("name", Set.of("receiveReturnShipment", "reportShortPick")),
            Map.entry("print", Set.of("printLabel")),
            Map.entry("report", Set.of("reportShortPick")),
            Map.entry("say", Set.of("receiveReturnShipment")),
            Map.entry("split", Set.of("splitShipment")),
            Map.entry("support", Set.of("releaseOrder", "refundUnits", "replaceUnits")));

    /** With the parcel in their hands, with what they send, or later. */
    private static final Set<String> OTHERWISE = Set.of("brought", "keep", "put", "send", "sent", "then", "try");

    private static final String NO_DEEDS =
            "a an and as at because de each else first gb if in it items its no nobody not"
                    + " nothing of or shipto such that the there this units were what when which with";

    private static final Map<String, String> OF_ORDERS = Map.of(
            "cancelUnits", "POST /orders/{orderId}/lines/{line}/cancellation",
            "refundUnits", "POST /orders/{orderId}/parcels/{parcel}/units/refund",
            "releaseOrder", "POST /orders/{orderId}/release",
            "replaceUnits", "POST /orders/{orderId}/parcels/{parcel}/units/replacement");

    WaysOutTest() {
        super(
                List.of(HandOversController.class, ReturnShipmentsController.class, ShipmentsController.class),
                OF_ORDERS,
                DEEDS,
                OTHERWISE,
                NO_DEEDS);
    }
}
