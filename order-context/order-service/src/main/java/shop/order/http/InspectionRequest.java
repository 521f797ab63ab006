package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.order.ordering.Verdict;
import shop.order.returns.InspectReturn;
import shop.order.returns.ReturnId;

/** What is decided about what came back. */
record InspectionRequest(@NotNull @Size(max = 1000) List<@Valid @NotNull Units> units) {

    /** Some units of one line, about which the same is decided. */
    @Schema(name = "InspectedUnits")
    record Units(
            @Schema(example = "1", description = "the number of the line in the order, from 1")
            @NotNull
            @Min(1)
            @Max(200)
            Integer line,

            @Schema(example = "1") @NotNull @Min(1) @Max(1_000_000)
            Integer quantity,

            @Schema(example = "REFUND") @NotNull Decision decision,

            @Schema(
                    example = "300",
                    description =
                            "what is kept of their money, for all of them together, in minor units; needs a reason. None where they are exchanged")
            @Min(0)
            @Max(Money.MOST)
            Long deduction,

            @Schema(example = "it was used", description = "why nothing, or less, is given back") @Size(max = 200)
            String reason) {

        Verdict verdict(String currency) {
            return new Verdict(
                    line,
                    quantity,
                    decision == Decision.REFUND,
                    Optional.ofNullable(deduction).filter(minor -> minor > 0).map(minor -> Money.of(minor, currency)),
                    Optional.ofNullable(reason).map(String::strip).filter(text -> !text.isEmpty()));
        }
    }

    /** What can be decided. */
    enum Decision {
        /** They are taken back: their money is given back, less the deduction, or the same is sent once more. */
        REFUND,
        /** Nothing is given back for them. */
        REFUSE
    }

    InspectReturn command(ReturnId returned, String currency) {
        return new InspectReturn(
                returned, units.stream().map(each -> each.verdict(currency)).toList());
    }
}
