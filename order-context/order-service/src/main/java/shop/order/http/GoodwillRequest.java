package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import shop.http.Identifier;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.GiveGoodwill;
import shop.order.api.GoodwillReason;

/**
 * Money that is given back without a return.
 *
 * @param goodwillId an id of the caller's own choice: under it, it is given once
 */
record GoodwillRequest(
        @Identifier
        @Schema(example = "goodwill-1")
        @NotNull
        @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "must be 1 to 64 letters, digits or hyphens")
        String goodwillId,

        @NotNull @Valid OrderRequest.Amount amount,
        @Schema(example = "LATE_DELIVERY") @NotNull GoodwillReason reason) {

    GiveGoodwill command(OrderId order, Money atMost) {
        return new GiveGoodwill(order, goodwillId, amount.money("amount"), reason, atMost);
    }
}
