package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import shop.order.api.SettlementReason;

/** How the interest was paid that was owed for a late refund. */
record InterestRequest(
        @Schema(example = "BANK_TRANSFER") @NotNull SettlementReason reason) {}
