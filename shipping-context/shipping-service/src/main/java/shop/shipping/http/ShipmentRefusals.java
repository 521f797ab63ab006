package shop.shipping.http;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import shop.platform.rejection.Rejection;
import shop.platform.web.Refusals;

/** What the rules of shipments say to those who break them, one example for each code. */
@Component
class ShipmentRefusals implements Refusals {

    private static final Map<String, String> SHIPMENT = Map.of("shipmentId", ShipmentsApi.SHIPMENT);
    private static final String HAND_OVER = "The parcel " + ShipmentsApi.SHIPMENT + " cannot be handed over: ";

    private static final List<Rejection> OF_HANDING_OVER = List.of(
            new Rejection(
                    "SHP-04",
                    "label-not-bought",
                    HAND_OVER + "its label is not bought yet; try again in a moment.",
                    SHIPMENT),
            new Rejection(
                    "SHP-04",
                    "shipment-on-hold",
                    HAND_OVER + "it is on hold; change its address, or have it released, first.",
                    SHIPMENT),
            new Rejection(
                    "SHP-04",
                    "cancellation-requested",
                    HAND_OVER + "it is being cancelled; keep it here until that is decided.",
                    SHIPMENT),
            new Rejection("SHP-04", "shipment-cancelled", HAND_OVER + "it is cancelled; put the goods back.", SHIPMENT),
            content(
                    "SHP-11",
                    "time-too-early",
                    "at is before 2026-01-02T09:55:00Z, when nothing can have happened to this parcel yet;"
                            + " send the moment at which it happened.",
                    "at"),
            content(
                    "SHP-11",
                    "time-in-the-future",
                    "at is after 2026-01-02T10:05:00Z, in the future; send the moment at which it happened.",
                    "at"));

    private static final List<Rejection> OF_RELEASING = List.of(
            new Rejection(
                    "SHP-03",
                    "shipment-cancelled",
                    "The parcel " + ShipmentsApi.SHIPMENT + " cannot be released: it is cancelled.",
                    SHIPMENT),
            new Rejection(
                    "SHP-03",
                    "address-unchanged",
                    "The parcel " + ShipmentsApi.SHIPMENT
                            + " would be held again: the carrier does not deliver to its address. Change the address (PUT /shipments/"
                            + ShipmentsApi.SHIPMENT + "/address), which releases it too.",
                    SHIPMENT));

    private static final List<Rejection> OF_CHANGING_THE_ADDRESS = List.of(
            new Rejection(
                    "SHP-03",
                    "shipment-not-on-hold",
                    "The address of " + ShipmentsApi.SHIPMENT + " can be changed while it is on hold, and it is not.",
                    SHIPMENT),
            new Rejection(
                    "SHP-03",
                    "address-unchanged",
                    "This is the address that " + ShipmentsApi.SHIPMENT
                            + " has already; send one that the carrier delivers to.",
                    SHIPMENT),
            content(
                    "SHP-16",
                    "country-unknown",
                    "shipTo.country must be a two-letter code of ISO 3166, such as KR, DE or GB.",
                    "shipTo.country"),
            content(
                    "SHP-16",
                    "postcode-missing",
                    "shipTo.postcode is missing; an address in DE has one.",
                    "shipTo.postcode"),
            content("SHP-16", "city-missing", "shipTo.city is missing; an address in DE has one.", "shipTo.city"),
            content(
                    "PAY-09",
                    "card-number",
                    "shipTo.street contains what looks like a card number; send the provider's token instead.",
                    "shipTo.street"));

    @Override
    public List<Rejection> of(String operation) {
        return switch (operation) {
            case "handOverShipment" -> OF_HANDING_OVER;
            case "releaseShipment" -> OF_RELEASING;
            case "changeShippingAddress" -> OF_CHANGING_THE_ADDRESS;
            default -> List.of();
        };
    }

    private static Rejection content(String rule, String code, String message, String field) {
        return new Rejection(rule, code, message, Map.of("field", field), true);
    }
}
