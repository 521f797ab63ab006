package shop.order.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.order.ordering.RecordDelivery;
import shop.order.ordering.RecordHandOver;
import shop.order.ordering.RecordParcelCancellationRefused;
import shop.order.ordering.RecordParcelCancelled;
import shop.order.ordering.RecordParcelLabelled;
import shop.platform.messaging.Commands;
import shop.shipping.api.ShipmentCancellationRefused;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentLabelled;

/** The shipping context tells where a parcel is: the order learns it. */
@Component
@DisallowReplay
@ProcessingGroup("order-policies")
class WhenParcelMovedThenTellTheOrder {

    private final Commands commands;

    WhenParcelMovedThenTellTheOrder(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ShipmentLabelled event) {
        commands.send(
                new RecordParcelLabelled(event.orderId(), event.shipFrom(), event.carrier(), event.trackingCode()));
    }

    @EventHandler
    void on(ShipmentDispatched event) {
        commands.send(new RecordHandOver(event.orderId(), event.shipFrom(), event.at()));
    }

    @EventHandler
    void on(ShipmentDelivered event) {
        commands.send(new RecordDelivery(event.orderId(), event.shipFrom(), event.at()));
    }

    @EventHandler
    void on(ShipmentCancelled event) {
        commands.send(new RecordParcelCancelled(event.orderId(), event.shipFrom()));
    }

    @EventHandler
    void on(ShipmentCancellationRefused event) {
        commands.send(new RecordParcelCancellationRefused(event.orderId(), event.shipFrom()));
    }
}
