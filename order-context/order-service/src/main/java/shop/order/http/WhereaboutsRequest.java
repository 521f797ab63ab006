package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import shop.order.api.Whereabouts;
import shop.order.api.WhereaboutsReason;

/** Where a parcel is, and from where that is known. */
record WhereaboutsRequest(
        @Schema(example = "WITH_CUSTOMER") @NotNull Whereabouts where,
        @Schema(example = "CUSTOMER_ASKED") @NotNull WhereaboutsReason reason) {}
