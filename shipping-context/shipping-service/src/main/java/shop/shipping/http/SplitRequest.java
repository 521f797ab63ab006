package shop.shipping.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.SplitShipment;

/** What whoever packs a parcel sends apart from it. */
record SplitRequest(
        @Schema(
                description =
                        "your own name for this split: sent again under it, it counts once; 1 to 64 letters, digits, points, hyphens or underscores",
                example = "box-2")
        @NotNull
        @Pattern(
                regexp = "[A-Za-z0-9._-]{1,64}",
                message = "must be 1 to 64 letters, digits, points, hyphens or underscores")
        String split,

        @Schema(description = "what is sent in a parcel of its own, each line once") @NotNull @Size(min = 1, max = 200)
        List<@NotNull @Valid Apart> apart) {

    /** So many units of one line. */
    @Schema(name = "UnitsApart")
    record Apart(
            @Schema(description = "the number of the order's line, as the items of the shipment tell it", example = "1")
            @NotNull
            @Min(1)
            @Max(200)
            Integer line,

            @Schema(example = "1") @NotNull @Min(1) @Max(1_000_000)
            Integer quantity) {}

    SplitShipment command(ShipmentId shipment) {
        return new SplitShipment(
                shipment,
                split,
                apart.stream()
                        .map(units -> new SplitShipment.Apart(units.line(), units.quantity()))
                        .toList());
    }
}
