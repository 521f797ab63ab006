package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an order is given up. */
record CancellationRequest(
        @Schema(example = "ordered twice by mistake") @NotBlank @Size(max = 200)
        String reason) {}
