package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.order.api.CancelUnits;

/**
 * How many units of a line somebody gives up, and why.
 *
 * @param quantity all that are left, where it is missing
 */
record UnitsCancellationRequest(
        @Schema(example = "1", description = "how many; all that are left of the line, if left out")
        @Min(1)
        @Max(1_000_000)
        Integer quantity,

        @Schema(example = "ORDERED_BY_MISTAKE") @NotNull CancellationRequest.Reason reason) {

    CancelUnits command(OrderId order, String request, int line) {
        return new CancelUnits(order, request, line, Optional.ofNullable(quantity), reason.reason());
    }
}
