package shop.order.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.order.ordering.ParcelCancellationRequested;
import shop.platform.messaging.Commands;
import shop.shipping.api.CancelShipment;
import shop.shipping.api.ShipmentId;

/** A parcel is to be held back: the shipping context is asked to keep it here. */
@Component
@DisallowReplay
@ProcessingGroup("order-policies")
class WhenParcelIsNotWantedThenCancelTheShipment {

    private final Commands commands;

    WhenParcelIsNotWantedThenCancelTheShipment(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ParcelCancellationRequested event) {
        commands.send(new CancelShipment(ShipmentId.of(event.orderId(), event.shipFrom()), event.reason()));
    }
}
