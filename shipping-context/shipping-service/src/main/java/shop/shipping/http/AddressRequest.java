package shop.shipping.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import shop.platform.web.ShipTo;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.ChangeShippingAddress;

/** Where a shipment that is on hold is to go instead. */
record AddressRequest(@NotNull @Valid ShipTo shipTo) {

    ChangeShippingAddress command(ShipmentId shipment) {
        return new ChangeShippingAddress(shipment, shipTo.recipient());
    }
}
