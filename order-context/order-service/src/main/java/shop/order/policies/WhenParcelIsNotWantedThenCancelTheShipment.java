package shop.order.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.order.ordering.ParcelCancellationRequested;
import shop.platform.processing.FollowUps;
import shop.shipping.api.CancelShipment;
import shop.shipping.api.ShipmentId;

/** A parcel is to be held back: the shipping context is asked to keep it here. */
@Component
@DisallowReplay
@ProcessingGroup("order-asks-shipping")
class WhenParcelIsNotWantedThenCancelTheShipment {

    private final FollowUps followUps;

    WhenParcelIsNotWantedThenCancelTheShipment(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(ParcelCancellationRequested event) {
        followUps.send(cancellation(event));
    }

    static CancelShipment cancellation(ParcelCancellationRequested event) {
        return new CancelShipment(
                ShipmentId.of(event.orderId(), event.shipFrom()), event.reason().name());
    }
}
