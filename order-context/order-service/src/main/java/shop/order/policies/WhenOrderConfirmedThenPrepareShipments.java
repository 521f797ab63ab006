package shop.order.policies;

import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.order.api.OrderConfirmed;
import shop.order.api.ParcelContents;
import shop.platform.processing.FollowUps;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ShipmentId;

/** An order was confirmed: each ship-from is asked to send its parcel. */
@Component
@DisallowReplay
@ProcessingGroup("order-asks-shipping")
class WhenOrderConfirmedThenPrepareShipments {

    private final FollowUps followUps;

    WhenOrderConfirmedThenPrepareShipments(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(OrderConfirmed event) {
        shipments(event).forEach(followUps::send);
    }

    static Stream<PrepareShipment> shipments(OrderConfirmed event) {
        return event.parcels().stream().map(parcel -> shipment(event, parcel));
    }

    private static PrepareShipment shipment(OrderConfirmed order, ParcelContents parcel) {
        return new PrepareShipment(
                ShipmentId.of(order.orderId(), parcel.shipFrom()),
                order.orderId(),
                parcel.shipFrom(),
                order.shipTo(),
                parcel.items().stream()
                        .map(item -> new ParcelItem(item.line(), item.sku(), item.description(), item.quantity()))
                        .toList(),
                order.promisedDelivery());
    }
}
