package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import shop.http.Identifier;
import shop.kernel.OrderId;
import shop.order.api.ReplaceTender;
import shop.order.api.TenderMethod;

/** Another means of payment, for the amount of the tender in whose place it is given. */
record ReplacementRequest(
        @Schema(example = "CARD", description = "anything but a bank slip") @NotNull
        TenderMethod method,

        @Identifier @Schema(example = "tok_approve") @NotBlank @Size(max = 200)
        String token,

        @Schema(example = "1") @Min(1) @Max(99) Integer instalments,

        @Valid OrderRequest.ForCashReceipt cashReceipt) {

    ReplaceTender command(OrderId order, int tender) {
        return new ReplaceTender(
                order,
                tender,
                method,
                token,
                instalments == null ? 1 : instalments,
                Optional.ofNullable(cashReceipt).map(OrderRequest.ForCashReceipt::receipt));
    }
}
