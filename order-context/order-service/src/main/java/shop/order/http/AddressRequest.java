package shop.order.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import shop.kernel.PersonalData;
import shop.order.api.ChangeShippingAddress;
import shop.order.api.OrderView;
import shop.platform.web.ShipTo;

/** Where an order is to go instead. */
record AddressRequest(@NotNull @Valid ShipTo shipTo) {

    ChangeShippingAddress command(OrderView order) {
        return new ChangeShippingAddress(order.orderId(), new PersonalData(order.customerId(), shipTo.recipient()));
    }
}
