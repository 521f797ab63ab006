package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import shop.http.Identifier;
import shop.kernel.OrderId;
import shop.order.api.AmendOrder;
import shop.order.api.LineUnits;
import shop.order.api.PaymentMeans;
import shop.order.api.TenderMethod;
import shop.platform.security.DeniedByRule;

/**
 * A change of what is ordered, as a caller writes it.
 *
 * @param more units of lines that there are, at the line's price
 * @param fewer units of lines that there are
 * @param lines that are new; the shop and support alone name prices (ORD-29)
 * @param tender pays for all that is added; left out where that costs nothing
 */
record AmendmentRequest(
        @Size(max = 200) List<@NotNull @Valid LineChange> more,
        @Size(max = 200) List<@NotNull @Valid LineChange> fewer,

        @Schema(description = "new lines, by the shop or support: prices are the shop's") @Size(max = 200)
        List<OrderRequest.@NotNull @Valid Line> lines,

        @Schema(description = "pays for all that is added; left out where that costs nothing") @Valid
        Means tender) {

    /** So many units of a line. */
    record LineChange(
            @Schema(example = "1", description = "number of the line") @NotNull @Min(1) @Max(200)
            Integer line,

            @Schema(example = "1", description = "how many more, or fewer") @NotNull @Min(1) @Max(1_000_000)
            Integer quantity) {

        private LineUnits units() {
            return new LineUnits(line, quantity);
        }
    }

    /** What is paid with. */
    record Means(
            @Schema(example = "CARD", description = "anything but a bank slip") @NotNull
            TenderMethod method,

            @Identifier @Schema(example = "tok_approve") @NotBlank @Size(max = 200)
            String token,

            @Schema(example = "1") @Min(1) @Max(99) Integer instalments,

            @Valid OrderRequest.ForCashReceipt cashReceipt) {

        private PaymentMeans means() {
            return new PaymentMeans(
                    method,
                    token,
                    instalments == null ? 1 : instalments,
                    Optional.ofNullable(cashReceipt).map(OrderRequest.ForCashReceipt::receipt));
        }
    }

    /**
     * @param request names it among those for the order
     * @param setsPrices whether whoever sends it may name prices
     */
    AmendOrder command(OrderId order, String request, boolean setsPrices) {
        List<OrderRequest.Line> added = lines == null ? List.of() : lines;
        if (!added.isEmpty() && !setsPrices) {
            throw new DeniedByRule(
                    "ORD-29",
                    "prices-are-the-shops",
                    "New lines name prices, and those are the shop's; leave 'lines' out, or order more of the lines that"
                            + " there are.");
        }
        return new AmendOrder(
                order,
                request,
                units(more),
                units(fewer),
                IntStream.range(0, added.size())
                        .mapToObj(index -> added.get(index).line("lines[" + index + "]"))
                        .toList(),
                Optional.ofNullable(tender).map(Means::means));
    }

    private static List<LineUnits> units(List<LineChange> changes) {
        return changes == null
                ? List.of()
                : changes.stream().map(LineChange::units).toList();
    }
}
