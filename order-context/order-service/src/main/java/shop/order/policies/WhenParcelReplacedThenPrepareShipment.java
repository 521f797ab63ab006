package shop.order.policies;

import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.order.ordering.ParcelReplaced;
import shop.platform.processing.FollowUps;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ShipmentId;

/** A parcel is replaced: its ship-from is asked to send the same units again. Nothing is promised for that. */
@Component
@DisallowReplay
@ProcessingGroup("order-asks-shipping")
class WhenParcelReplacedThenPrepareShipment {

    private final FollowUps followUps;

    WhenParcelReplacedThenPrepareShipment(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(ParcelReplaced event) {
        followUps.send(shipment(event));
    }

    static PrepareShipment shipment(ParcelReplaced event) {
        return new PrepareShipment(
                ShipmentId.of(event.orderId(), event.replacement()),
                event.orderId(),
                event.contents().shipFrom(),
                event.shipTo(),
                event.contents().items().stream()
                        .map(item -> new ParcelItem(item.line(), item.sku(), item.description(), item.quantity()))
                        .toList(),
                Optional.empty());
    }
}
