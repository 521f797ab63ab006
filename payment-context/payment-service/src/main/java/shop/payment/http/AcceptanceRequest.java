package shop.payment.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import shop.payment.disputing.AcceptanceReason;

/** Why the shop gives in to a dispute. */
record AcceptanceRequest(
        @Schema(example = "CUSTOMER_IS_RIGHT") @NotNull AcceptanceReason reason) {}
