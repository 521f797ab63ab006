package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.http.Identifier;
import shop.kernel.OrderId;
import shop.order.api.LineUnits;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnUnits;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.Variant;
import shop.platform.security.DeniedByRule;

/** What somebody wants to give back, and why. */
record ReturnRequest(
        @NotNull @Size(max = 200) List<@Valid @NotNull Units> units,

        @Schema(
                example = "CHANGE_OF_MIND",
                description = "DEFECT, WRONG_GOODS and DAMAGED are ours: then nothing is withheld for the way back")
        @NotNull
        ReturnReason reason,

        @Schema(
                example = "REFUND",
                description = "REFUND, unless something else is said: their money; EXCHANGE: the same once more, at no"
                        + " charge, when it is back (ORD-16)")
        ReturnWish wants,

        @Schema(
                example = "2026-01-20",
                description =
                        "the day, in the market, on which the customer knew of what is wrong with it, where that is"
                                + " known and it is ours: where a law counts from then (Korea: 30 days), it is too late after that"
                                + " (ORD-24); without it nothing is counted from then")
        LocalDate knownSince,

        @Schema(
                description =
                        "what is sent in exchange for units of these lines, where it is not the same once more: another"
                                + " size or colour, say, which costs the same; by the shop or support, since prices are the"
                                + " shop's (ORD-29)")
        @Size(max = 200)
        List<@Valid @NotNull Other> exchangeFor) {

    /** Some units of one line. */
    record Units(
            @Schema(example = "1", description = "the number of the line in the order, from 1")
            @NotNull
            @Min(1)
            @Max(200)
            Integer line,

            @Schema(example = "1") @NotNull @Min(1) @Max(1_000_000)
            Integer quantity) {

        LineUnits ofALine() {
            return new LineUnits(line, quantity);
        }
    }

    /** What is sent for units of a line. */
    record Other(
            @Schema(example = "1", description = "the number of the line in the order, from 1")
            @NotNull
            @Min(1)
            @Max(200)
            Integer line,

            @Identifier @Schema(example = "MUG-RED") @NotBlank @Size(max = 64)
            String sku,

            @Schema(example = "Red mug") @NotBlank @Size(max = 200)
            String description) {}

    /** @param setsPrices whether whoever sends it may say what costs the same */
    ReturnUnits command(OrderId order, Optional<String> key, boolean setsPrices) {
        if (exchangeFor != null && !exchangeFor.isEmpty() && !setsPrices) {
            throw new DeniedByRule(
                    "ORD-29",
                    "prices-are-the-shops",
                    "What costs the same as what comes back, the shop says; leave 'exchangeFor' out, and the same is sent"
                            + " once more.");
        }
        return new ReturnUnits(
                order,
                units.stream()
                        .map(each -> new ReturnedUnits(each.line(), each.quantity()))
                        .toList(),
                reason,
                key,
                wants == null ? ReturnWish.REFUND : wants,
                Optional.ofNullable(knownSince),
                Optional.ofNullable(exchangeFor)
                        .map(others -> others.stream()
                                .map(other -> new Variant(other.line(), other.sku(), other.description()))
                                .toList()));
    }
}
