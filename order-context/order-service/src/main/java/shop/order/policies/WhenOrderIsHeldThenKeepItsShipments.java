package shop.order.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;
import shop.order.ordering.OrderHeld;
import shop.order.ordering.OrderReleased;
import shop.platform.processing.FollowUps;
import shop.shipping.api.HoldShipment;
import shop.shipping.api.LiftShipmentHold;
import shop.shipping.api.ShipmentId;

/** A person holds an order, or releases it: shipping is asked to keep its parcels here, or not to any more. */
@Component
@DisallowReplay
@ProcessingGroup("order-asks-shipping")
class WhenOrderIsHeldThenKeepItsShipments {

    private final FollowUps followUps;

    WhenOrderIsHeldThenKeepItsShipments(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(OrderHeld event, @SequenceNumber long asked) {
        event.keeps().forEach(parcel -> followUps.send(hold(event, parcel, asked)));
    }

    static HoldShipment hold(OrderHeld event, String parcel, long asked) {
        return new HoldShipment(ShipmentId.of(event.orderId(), parcel), asked);
    }

    @EventHandler
    void on(OrderReleased event, @SequenceNumber long asked) {
        event.goOn().forEach(parcel -> followUps.send(release(event, parcel, asked)));
    }

    static LiftShipmentHold release(OrderReleased event, String parcel, long asked) {
        return new LiftShipmentHold(ShipmentId.of(event.orderId(), parcel), asked);
    }
}
