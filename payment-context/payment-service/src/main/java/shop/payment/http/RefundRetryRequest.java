package shop.payment.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import shop.payment.collecting.RefundRetryReason;

/** Why the provider is to give back once more what it could not. */
record RefundRetryRequest(
        @Schema(example = "PROVIDER_HAS_SEEN_TO_IT") @NotNull
        RefundRetryReason reason) {}
