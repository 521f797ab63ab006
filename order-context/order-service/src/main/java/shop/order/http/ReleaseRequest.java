package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;

/**
 * What a person lets go on.
 *
 * @param parcel the parcel, as the order names it, where it is held for itself; the order as a whole, if left out
 */
record ReleaseRequest(
        @Schema(example = "warehouse-berlin")
        @Pattern(regexp = OrdersApi.PARCEL, message = "must be the name of a parcel, as the order tells it")
        String parcel) {}
