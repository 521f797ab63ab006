package shop.shipping.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.MoveShipment;

/** Who is to send a parcel. */
record ShipFromRequest(
        @Schema(
                description = "the seller or warehouse that is to send it: 1 to 64 letters, digits or hyphens",
                example = "warehouse-hamburg")
        @NotNull
        @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "must be 1 to 64 letters, digits or hyphens")
        String shipFrom) {

    MoveShipment command(ShipmentId shipment) {
        return new MoveShipment(shipment, shipFrom);
    }
}
