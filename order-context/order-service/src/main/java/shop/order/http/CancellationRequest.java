package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import shop.order.api.CancellationReason;

/** Why an order is given up. */
record CancellationRequest(
        @Schema(example = "ORDERED_BY_MISTAKE") @NotNull CancellationReason reason) {}
