package shop.order.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;
import shop.order.ordering.ShippingAddressChanged;
import shop.platform.processing.FollowUps;
import shop.shipping.api.RedirectShipment;
import shop.shipping.api.ShipmentId;

/** An order is to go to another address: shipping is asked to send those parcels there that are prepared already. */
@Component
@DisallowReplay
@ProcessingGroup("order-asks-shipping")
class WhenAddressChangedThenRedirectTheShipments {

    private final FollowUps followUps;

    WhenAddressChangedThenRedirectTheShipments(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(ShippingAddressChanged event, @SequenceNumber long asked) {
        event.asks().forEach(parcel -> followUps.send(redirection(event, parcel, asked)));
    }

    static RedirectShipment redirection(ShippingAddressChanged event, String parcel, long asked) {
        return new RedirectShipment(ShipmentId.of(event.orderId(), parcel), event.shipTo(), asked);
    }
}
