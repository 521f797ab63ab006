package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import shop.order.returns.DeclineReturn;
import shop.order.returns.ReturnId;

/** Why something may not be given back. */
record ReturnDecisionRequest(
        @Schema(example = "it was made to measure", description = "for the customer to read") @NotBlank @Size(max = 200)
        String reason) {

    DeclineReturn command(ReturnId returned) {
        return new DeclineReturn(returned, reason);
    }
}
