package shop.shipping.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import shop.http.Identifier;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.ReportShortPick;

/**
 * What whoever packs a parcel did not find.
 *
 * @param report the warehouse's own name for this report
 * @param moveTo null where it is left out
 */
record ShortPickRequest(
        @Schema(
                description =
                        "your own name for this report: sent again under it, it counts once; 1 to 64 letters, digits, points, hyphens or underscores",
                example = "pick-4711")
        @NotNull
        @Pattern(
                regexp = "[A-Za-z0-9._-]{1,64}",
                message = "must be 1 to 64 letters, digits, points, hyphens or underscores")
        String report,

        @Schema(description = "what is not there, each line once") @NotNull @Size(min = 1, max = 200)
        List<@NotNull @Valid Missing> missing,

        @Schema(
                description =
                        "the other seller or warehouse that sends what is missing, in a parcel of its own; left out, it is cancelled. 1 to 64 letters, digits or hyphens",
                example = "warehouse-hamburg")
        @Pattern(regexp = ShipFromRequest.NAME, message = ShipFromRequest.NAME_IS)
        String moveTo) {

    /**
     * So many units of one line.
     *
     * @param line as the items of the shipment tell it
     * @param sku needed where the line is 0; null where it is left out
     */
    @Schema(name = "MissingUnits")
    record Missing(
            @Schema(description = "the number of the order's line, as the items of the shipment tell it", example = "1")
            @NotNull
            @Min(0)
            @Max(200)
            Integer line,

            @Identifier
            @Schema(
                    description =
                            "the sku of the line; needed where the shipment tells line 0, as those from before lines were told apart do",
                    example = "MUG-BLUE")
            @Size(min = 1, max = 255)
            String sku,

            @Schema(example = "1") @NotNull @Min(1) @Max(1_000_000)
            Integer quantity) {}

    ReportShortPick command(ShipmentId shipment) {
        return new ReportShortPick(
                shipment,
                report,
                missing.stream()
                        .map(units -> new ReportShortPick.Missing(
                                units.line(), Optional.ofNullable(units.sku()), units.quantity()))
                        .toList(),
                Optional.ofNullable(moveTo));
    }
}
