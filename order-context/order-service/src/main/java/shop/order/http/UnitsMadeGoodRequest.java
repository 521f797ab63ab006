package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import shop.kernel.OrderId;
import shop.order.api.DeliveryFault;
import shop.order.api.LineUnits;
import shop.order.api.RefundUnits;
import shop.order.api.ReplaceUnits;

/** Which units of a parcel that has arrived are made good, and what is wrong with them. */
record UnitsMadeGoodRequest(
        @NotNull @Size(min = 1, max = 200) List<ReturnRequest.@Valid @NotNull Units> units,

        @Schema(
                example = "DAMAGED",
                description =
                        "DAMAGED when they came; WRONG_GOODS: something else was in the box; MISSING: they were not in"
                                + " the box; DEFECT: they do not do what they should")
        @NotNull
        DeliveryFault fault) {

    /** @param request names it among those for the order */
    RefundUnits refund(OrderId order, String request, String parcel) {
        return new RefundUnits(order, request, parcel, lineUnits(), fault);
    }

    /** @param request names it among those for the order */
    ReplaceUnits replacement(OrderId order, String request, String parcel) {
        return new ReplaceUnits(order, request, parcel, lineUnits(), fault);
    }

    private List<LineUnits> lineUnits() {
        return units.stream().map(ReturnRequest.Units::ofALine).toList();
    }
}
