package shop.shipping.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.GiveTrackingNumber;

/** The label that whoever packs has printed with the carrier's own tool. */
record TrackingNumberRequest(
        @Schema(
                description =
                        "the carrier, as Delivery Tracker names it: kr.cjlogistics, kr.epost, kr.hanjin, kr.lotte, kr.logen and so on",
                example = "kr.cjlogistics")
        @NotNull
        @Pattern(
                regexp = "[a-z0-9]+(\\.[a-z0-9-]+){1,4}",
                message = "must be the carrier as Delivery Tracker names it, such as kr.cjlogistics")
        @Size(max = 60)
        String carrier,

        @Schema(description = "the number on the label; spaces and hyphens may be left out", example = "6543-2109-8765")
        @NotNull
        @Pattern(
                regexp = "[A-Za-z0-9]+([ -][A-Za-z0-9]+){0,19}",
                message = "must be the number on the label: letters and digits, with single spaces or hyphens")
        @Size(min = 6, max = 40)
        String trackingCode) {

    GiveTrackingNumber command(ShipmentId shipment) {
        return new GiveTrackingNumber(shipment, carrier, trackingCode.replaceAll("[ -]", ""));
    }
}
