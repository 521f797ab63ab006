package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import shop.http.Identifier;
import shop.kernel.OrderId;
import shop.order.api.SettleTender;
import shop.order.api.SettlementKind;
import shop.order.api.SettlementReason;

/**
 * What a person has settled of what is owed of a tender.
 *
 * @param settlementId an id of the caller's own choice: under it, it counts once
 * @param amount all that is owed, if left out
 */
record SettlementRequest(
        @Identifier
        @Schema(example = "settlement-1")
        @NotNull
        @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "must be 1 to 64 letters, digits or hyphens")
        String settlementId,

        @Schema(example = "COLLECTED") @NotNull SettlementKind how,
        @Valid OrderRequest.Amount amount,
        @Schema(example = "BANK_TRANSFER") @NotNull SettlementReason reason,
        @Valid OrderRequest.ForCashReceipt cashReceipt) {

    SettleTender command(OrderId order, int tender) {
        return new SettleTender(
                order,
                tender,
                settlementId,
                how,
                Optional.ofNullable(amount).map(it -> it.money("amount")),
                reason,
                Optional.ofNullable(cashReceipt).map(OrderRequest.ForCashReceipt::receipt));
    }
}
