package shop.shipping.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import shop.shipping.api.ReceivedItem;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.dispatching.ReceiveReturnShipment;

/** What came back, as a warehouse reports it. */
record ReceiptRequest(@NotNull @Size(max = 1000) List<@Valid @NotNull Item> items) {

    /** Some units of a line that came back in one condition. */
    record Item(
            @Schema(example = "1", description = "the number of the line in the order, from 1")
            @NotNull
            @Min(1)
            @Max(200)
            Integer line,

            @Schema(example = "1") @NotNull @Min(1) @Max(1_000_000)
            Integer quantity,

            @Schema(example = "AS_NEW") @NotNull ReceivedItem.Condition condition) {}

    ReceiveReturnShipment command(ReturnShipmentId shipment) {
        return new ReceiveReturnShipment(
                shipment,
                items.stream()
                        .map(item -> new ReceivedItem(item.line(), item.quantity(), item.condition()))
                        .toList());
    }
}
