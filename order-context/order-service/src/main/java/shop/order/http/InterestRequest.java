package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.order.api.PayRefundInterest;
import shop.order.api.SettlementReason;

/**
 * How interest was paid that was owed for a late refund.
 *
 * @param amount how much of it; all that is owed, if left out
 */
record InterestRequest(
        @Valid OrderRequest.Amount amount,
        @Schema(example = "BANK_TRANSFER") @NotNull SettlementReason reason) {

    PayRefundInterest command(OrderId order, int number) {
        return new PayRefundInterest(order, number, Optional.ofNullable(amount).map(it -> it.money("amount")), reason);
    }
}
