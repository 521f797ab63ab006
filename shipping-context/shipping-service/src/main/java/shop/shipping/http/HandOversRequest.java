package shop.shipping.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import shop.shipping.api.ShipmentId;

/**
 * What a carrier has taken at once.
 *
 * @param shipmentIds 1 to 200
 * @param at when it has taken them; now, if left out
 */
record HandOversRequest(
        @Schema(example = "[\"shipment-5f0c2a9e-6d43-4b8e-9a57-0c1d7e2b8f36-warehouse_berlin\"]")
        @NotNull
        @Size(min = 1, max = 200)
        List<
                        @NotNull
                        @Pattern(
                                regexp = ShipmentsApi.SHIPMENT_ID,
                                message = "must be the id of a shipment, as the list of shipments tells it")
                        String>
                shipmentIds,

        @Schema(
                description =
                        "when the carrier took the parcels, with its offset from UTC: not before a parcel was asked for, and at most five minutes ahead of our clock (SHP-11); now, if left out")
        Instant at) {

    List<ShipmentId> shipments() {
        return shipmentIds.stream().map(ShipmentId::new).toList();
    }

    Instant at(Clock clock) {
        return at == null ? clock.instant() : at;
    }
}
