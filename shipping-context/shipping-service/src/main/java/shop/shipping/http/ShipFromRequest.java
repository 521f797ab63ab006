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
        @Pattern(regexp = NAME, message = NAME_IS)
        String shipFrom) {

    /** How a ship-from may be called. */
    static final String NAME = "[A-Za-z0-9-]{1,64}";

    static final String NAME_IS = "must be 1 to 64 letters, digits or hyphens";

    MoveShipment command(ShipmentId shipment) {
        return new MoveShipment(shipment, shipFrom);
    }
}
