package shop.payment.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import shop.payment.api.TransferMeans;

/**
 * How a person has given money back.
 *
 * @param nevertheless whether it was given back although the money is disputed, or has gone back without us meanwhile
 */
record TransferRequest(
        @Schema(example = "BANK_TRANSFER") @NotNull TransferMeans means,

        @Schema(
                description = "whether it was given back although the money is disputed, or has gone back without us"
                        + " meanwhile; false if missing")
        Optional<Boolean> nevertheless) {}
