package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.order.api.ReplaceParcel;

/** Why a parcel that does not reach the customer is replaced, and which units of it are sent again. */
record ParcelReplacementRequest(
        @Schema(example = "IN_STOCK") @NotNull MakingGoodRequest.Reason reason,

        @Schema(description = "those that are sent again; the others are refunded. All of them, if left out")
        @Size(min = 1, max = 200)
        List<ReturnRequest.@Valid @NotNull Units> units) {

    ReplaceParcel command(OrderId order, String parcel) {
        return new ReplaceParcel(
                order,
                parcel,
                reason.reason(),
                Optional.ofNullable(units)
                        .map(some ->
                                some.stream().map(ReturnRequest.Units::ofALine).toList()));
    }
}
