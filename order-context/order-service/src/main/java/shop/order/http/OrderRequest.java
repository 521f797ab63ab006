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
import shop.http.Identifier;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.order.api.OrderLine;
import shop.order.api.PlaceOrder;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.platform.web.ShipTo;

/**
 * An order as a caller writes it.
 *
 * @param orderId an id of the caller's own choice, instead of an idempotency key
 * @param customerId whom the order is for: the name under which that customer reads and cancels it
 * @param promisedDelivery the calendar day by which delivery was promised
 */
record OrderRequest(
        @Identifier
        @Schema(example = "order-1001", nullable = true)
        @Pattern(
                regexp = "order-[A-Za-z0-9-]{1,64}",
                message = "must be 'order-' and 1 to 64 letters, digits or hyphens")
        String orderId,

        @Identifier @Schema(example = "customer-1") @Size(max = 64)
        String customerId,

        @NotNull @Valid ShipTo shipTo,
        @NotNull @Size(max = 200) List<@NotNull @Valid Line> lines,
        @NotNull @Size(max = 50) List<@NotNull @Valid Payment> tenders,
        @Schema(example = "2026-12-24") LocalDate promisedDelivery) {

    /** One line. */
    record Line(
            @Identifier @Schema(example = "MUG-BLUE") @NotBlank @Size(max = 64)
            String sku,

            @Schema(example = "Blue mug") @Size(max = 200) String description,
            @Schema(example = "2") @NotNull @Max(1_000_000) Integer quantity,
            @NotNull Money unitPrice,
            Money discount,
            Money taxIncluded,

            @Schema(example = "warehouse-berlin")
            @NotNull
            @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "must be 1 to 64 letters, digits or hyphens")
            String shipFrom,

            Money shippingFee) {

        OrderLine line() {
            Money nothing = Money.zero(unitPrice.currency());
            return new OrderLine(
                    sku,
                    orEmpty(description),
                    quantity,
                    unitPrice,
                    discount == null ? nothing : discount,
                    taxIncluded == null ? nothing : taxIncluded,
                    shipFrom,
                    shippingFee == null ? nothing : shippingFee);
        }
    }

    /** One tender. */
    record Payment(
            @Schema(example = "CARD") @NotNull TenderMethod method,
            @NotNull Money amount,

            @Identifier @Schema(example = "tok_approve") @NotBlank @Size(max = 200)
            String token,

            @Schema(example = "1") @Min(1) @Max(99) Integer instalments,

            @Schema(
                    description =
                            "the day until which a bank slip can be paid: today in the market, or up to 90 days later; without one, three days from now. Nothing but a bank slip has one.")
            LocalDate dueDate) {

        Tender tender() {
            return new Tender(
                    method, amount, token, instalments == null ? 1 : instalments, Optional.ofNullable(dueDate));
        }
    }

    PlaceOrder command(OrderId order, String customer) {
        return new PlaceOrder(
                order,
                customer,
                new PersonalData(customer, shipTo.recipient()),
                lines.stream().map(Line::line).toList(),
                tenders.stream().map(Payment::tender).toList(),
                Optional.ofNullable(promisedDelivery));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
