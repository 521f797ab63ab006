package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import shop.kernel.OrderId;
import shop.order.api.ClaimUnits;
import shop.order.api.ClaimWish;
import shop.order.api.DeliveryFault;

/** Which units of a parcel that has arrived are not as they should be, what is wrong with them, and what is wanted for that. */
record ClaimRequest(
        @NotNull @Size(min = 1, max = 200) List<ReturnRequest.@Valid @NotNull Units> units,

        @Schema(
                example = "DAMAGED",
                description =
                        "DAMAGED when they came; WRONG_GOODS: something else was in the box; MISSING: they were not in"
                                + " the box; DEFECT: they do not do what they should")
        @NotNull
        DeliveryFault fault,

        @Schema(example = "REPLACEMENT", description = "REFUND: what they cost; REPLACEMENT: the same once more")
        @NotNull
        ClaimWish wants) {

    /** @param request names it among those for the order */
    ClaimUnits command(OrderId order, String request, String parcel) {
        return new ClaimUnits(
                order,
                request,
                parcel,
                units.stream().map(ReturnRequest.Units::ofALine).toList(),
                fault,
                wants);
    }
}
