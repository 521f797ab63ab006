package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.order.api.ClaimWish;
import shop.order.api.GrantClaim;

/** How a claim is made good. */
record ClaimGrantRequest(
        @Schema(
                example = "REFUND",
                description =
                        "REFUND: what the units cost; REPLACEMENT: the same once more; left out: as the customer wants it")
        ClaimWish by) {

    GrantClaim command(OrderId order, int number) {
        return new GrantClaim(order, number, Optional.ofNullable(by));
    }
}
