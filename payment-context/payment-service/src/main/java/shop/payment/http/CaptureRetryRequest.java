package shop.payment.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import shop.payment.collecting.CaptureRetryReason;

/** Why a capture is to be tried again now. */
record CaptureRetryRequest(
        @Schema(example = "CUSTOMER_HAS_SEEN_TO_IT") @NotNull
        CaptureRetryReason reason) {}
