package shop.payment.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import shop.payment.api.TransferMeans;

/** How a person has given money back. */
record TransferRequest(
        @Schema(example = "BANK_TRANSFER") @NotNull TransferMeans means) {}
