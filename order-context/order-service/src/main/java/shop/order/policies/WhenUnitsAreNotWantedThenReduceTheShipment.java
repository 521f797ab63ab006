package shop.order.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.order.ordering.UnitsCancellationRequested;
import shop.platform.processing.FollowUps;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ReduceShipment;
import shop.shipping.api.ShipmentId;

/** Units are not wanted any more: the shipping context is asked to send the others only. */
@Component
@DisallowReplay
@ProcessingGroup("order-asks-shipping")
class WhenUnitsAreNotWantedThenReduceTheShipment {

    private final FollowUps followUps;

    WhenUnitsAreNotWantedThenReduceTheShipment(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(UnitsCancellationRequested event) {
        followUps.send(reduction(event));
    }

    static ReduceShipment reduction(UnitsCancellationRequested event) {
        return new ReduceShipment(
                ShipmentId.of(event.orderId(), event.shipFrom()),
                event.request(),
                event.remaining().stream()
                        .map(item -> new ParcelItem(item.line(), item.sku(), item.description(), item.quantity()))
                        .toList(),
                event.reason().name());
    }
}
