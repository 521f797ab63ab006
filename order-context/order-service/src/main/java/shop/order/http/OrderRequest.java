package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import shop.http.Identifier;
import shop.kernel.CashReceipt;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.order.api.IfDeclined;
import shop.order.api.IfShort;
import shop.order.api.OrderLine;
import shop.order.api.PlaceOrder;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.order.api.WithdrawalExclusion;
import shop.order.ordering.OrdersStayWithinBounds;
import shop.platform.web.ShipTo;

/**
 * An order as a caller writes it.
 *
 * @param orderId an id of the caller's own choice, instead of an idempotency key
 * @param customerId whom the order is for: the name under which that customer reads and cancels it
 * @param promisedDelivery the calendar day by which delivery was promised
 * @param ifDeclined what becomes of it when a tender is declined; without it, it waits for another one
 * @param reference what the shop or its customer call it by
 * @param ifShort what becomes of it when something of it is not there; without it, the rest is sent
 */
record OrderRequest(
        @Identifier
        @Schema(example = "order-of-my-own-choice")
        @Pattern(
                regexp = "order-[A-Za-z0-9-]{1,64}",
                message = "must be 'order-' and 1 to 64 letters, digits or hyphens")
        String orderId,

        @Identifier
        @Schema(example = "customer-1")
        @NotBlank(message = "must name whom the order is for")
        @Size(max = 64)
        String customerId,

        @Identifier
        @Schema(
                example = "WEB-20417",
                description =
                        "what the shop, or its customer, call it by, if they do: orders are found by how it begins, and several may have the same")
        @Size(min = 1, max = 64)
        String reference,

        @NotNull @Valid ShipTo shipTo,
        @NotNull @Size(max = 200) List<@NotNull @Valid Line> lines,
        @NotNull @Size(max = 50) List<@NotNull @Valid Payment> tenders,
        @Schema(example = "2026-12-24") LocalDate promisedDelivery,

        @Schema(
                example = "WAIT",
                description =
                        "what becomes of it when a tender is declined (ORD-04): it waits for another one until its payment window ends (WAIT), which it does unless told otherwise, or is rejected at once (REJECT)")
        IfDeclined ifDeclined,

        @Schema(
                example = "SHIP_REST",
                description =
                        "what becomes of it when a ship-from does not find all of it, and no other sends what is missing (ORD-14): the rest is sent (SHIP_REST), which happens unless told otherwise, or what is still here is cancelled (ALL_OR_NOTHING)")
        IfShort ifShort) {

    /** One line. */
    record Line(
            @Identifier @Schema(example = "MUG-BLUE") @NotBlank @Size(max = 64)
            String sku,

            @Schema(example = "Blue mug") @Size(max = 200) String description,

            @Schema(example = "2", minimum = "1") @NotNull @Max(1_000_000)
            Integer quantity,

            @NotNull @Valid Amount unitPrice,
            @Valid Amount discount,
            @Valid Amount taxIncluded,

            @Schema(example = "warehouse-berlin")
            @NotNull
            @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "must be 1 to 64 letters, digits or hyphens")
            String shipFrom,

            @Valid Amount shippingFee,

            @Schema(
                    example = "MADE_TO_ORDER",
                    description =
                            "why it cannot be given back only because it is not wanted any more (ORD-24); left out where it can. With it the shop says that the customer was told before they bought it, and has agreed where the law wants that")
            WithdrawalExclusion withdrawalExclusion) {

        OrderLine line(String field) {
            Money price = unitPrice.money(field + ".unitPrice");
            Money nothing = Money.zero(price.currency());
            return new OrderLine(
                    sku,
                    orEmpty(description),
                    quantity,
                    price,
                    discount == null ? nothing : discount.money(field + ".discount"),
                    taxIncluded == null ? nothing : taxIncluded.money(field + ".taxIncluded"),
                    shipFrom,
                    shippingFee == null ? nothing : shippingFee.money(field + ".shippingFee"),
                    Optional.ofNullable(withdrawalExclusion));
        }
    }

    /**
     * An amount of one currency.
     *
     * @param minor in minor units of the currency: 1290 EUR is 12.90, 1290 KRW is 1290
     * @param currency ISO 4217, in use today
     */
    record Amount(
            @Schema(example = "1290", minimum = "0", maximum = "999999999999") @NotNull
            Long minor,

            @Schema(example = "EUR")
            @NotNull
            @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters, such as EUR")
            String currency) {

        Money money(String field) {
            return OrdersStayWithinBounds.amount(field, minor, currency);
        }
    }

    /** One tender. */
    record Payment(
            @Schema(example = "CARD") @NotNull TenderMethod method,
            @NotNull @Valid Amount amount,

            @Identifier @Schema(example = "tok_approve") @NotBlank @Size(max = 200)
            String token,

            @Schema(example = "1") @Min(1) @Max(99) Integer instalments,

            @Schema(
                    description =
                            "the day until which a bank slip can be paid: today in the market, or up to 90 days later; without one, three days from now. Nothing but a bank slip has one.")
            LocalDate dueDate,

            @Valid ForCashReceipt cashReceipt) {

        Tender tender(String field) {
            return new Tender(
                    method,
                    amount.money(field + ".amount"),
                    token,
                    instalments == null ? 1 : instalments,
                    Optional.ofNullable(dueDate),
                    Optional.ofNullable(cashReceipt).map(ForCashReceipt::receipt));
        }
    }

    /** What a Korean cash receipt needs (PAY-19). */
    record ForCashReceipt(
            @Schema(
                    example = "INCOME_DEDUCTION",
                    description =
                            "what the customer wants it for: their income tax (INCOME_DEDUCTION, 소득공제) or the expenses of their business (EXPENSE_PROOF, 지출증빙)")
            @NotNull
            CashReceipt.Purpose purpose,

            @Identifier
            @Schema(
                    example = "010-****-5678",
                    description =
                            "the token under which whoever reports cash receipts keeps the customer's number, or that number with its middle hidden; never the number itself")
            @NotBlank
            @Size(max = 200)
            String identifier) {

        CashReceipt receipt() {
            return new CashReceipt(purpose, identifier);
        }
    }

    PlaceOrder command(OrderId order) {
        return new PlaceOrder(
                order,
                customerId,
                new PersonalData(customerId, shipTo.recipient()),
                each(lines, "lines", Line::line),
                each(tenders, "tenders", Payment::tender),
                Optional.ofNullable(promisedDelivery),
                ifDeclined == null ? IfDeclined.WAIT : ifDeclined,
                ifShort == null ? IfShort.SHIP_REST : ifShort,
                Optional.ofNullable(reference));
    }

    /** Each with the name of its place, for what rules say of it. */
    private static <T, R> List<R> each(List<T> written, String name, BiFunction<T, String, R> read) {
        return IntStream.range(0, written.size())
                .mapToObj(index -> read.apply(written.get(index), name + "[" + index + "]"))
                .toList();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
