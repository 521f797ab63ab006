package shop.order.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.order.ordering.ParcelCancellationRequested;
import shop.order.ordering.ParcelInterceptRequested;
import shop.platform.processing.FollowUps;
import shop.shipping.api.CancelShipment;
import shop.shipping.api.InterceptShipment;
import shop.shipping.api.ShipmentId;

/** A parcel is not wanted any more: the shipping context is asked to keep it here, or to have it brought back. */
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

    @EventHandler
    void on(ParcelInterceptRequested event) {
        followUps.send(intercept(event));
    }

    static InterceptShipment intercept(ParcelInterceptRequested event) {
        return new InterceptShipment(ShipmentId.of(event.orderId(), event.shipFrom()));
    }

    static CancelShipment cancellation(ParcelCancellationRequested event) {
        return new CancelShipment(
                ShipmentId.of(event.orderId(), event.shipFrom()), event.reason().name());
    }
}
