package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import shop.kernel.OrderId;
import shop.order.api.DeclineClaim;

/** Why what is claimed is not made good without its coming back. */
record ClaimRefusalRequest(
        @Schema(example = "please send it back, so that we can look at it", description = "for the customer to read")
        @NotBlank
        @Size(max = 200)
        String reason) {

    DeclineClaim command(OrderId order, int number) {
        return new DeclineClaim(order, number, reason);
    }
}
