package shop.order.policies;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.order.api.ParcelContents;
import shop.order.ordering.AmendmentApplied;
import shop.order.ordering.ParcelReplaced;
import shop.order.ordering.ParcelSplit;
import shop.order.ordering.SentAgain;
import shop.order.ordering.SentApart;
import shop.order.ordering.UnitsExchanged;
import shop.order.ordering.UnitsMoved;
import shop.order.ordering.UnitsReplaced;
import shop.platform.processing.FollowUps;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ShipmentId;

/**
 * A parcel is replaced, or units of one that arrived are, or what came back is exchanged: the ship-from sends the same again. Or
 * more is ordered: it sends that, too (ORD-17). Nothing is promised for that. Or units of a parcel are sent beside it, as it was
 * promised (ORD-30), by another ship-from where they were missing (ORD-14).
 */
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

    @EventHandler
    void on(UnitsReplaced event) {
        followUps.send(shipment(event));
    }

    @EventHandler
    void on(UnitsExchanged event) {
        followUps.send(shipment(event));
    }

    @EventHandler
    void on(AmendmentApplied event) {
        shipments(event).forEach(followUps::send);
    }

    static Stream<PrepareShipment> shipments(AmendmentApplied event) {
        return event.parcels().stream()
                .map(added ->
                        shipment(event.orderId(), added.parcel(), added.contents(), event.shipTo(), Optional.empty()));
    }

    @EventHandler
    void on(ParcelSplit event) {
        followUps.send(shipment(event));
    }

    @EventHandler
    void on(UnitsMoved event) {
        followUps.send(shipment(event));
    }

    static PrepareShipment shipment(SentApart event) {
        return shipment(event.orderId(), event.apart(), event.contents(), event.shipTo(), event.promisedDelivery());
    }

    static PrepareShipment shipment(SentAgain event) {
        return shipment(event.orderId(), event.replacement(), event.contents(), event.shipTo(), Optional.empty());
    }

    private static PrepareShipment shipment(
            OrderId order,
            String parcel,
            ParcelContents contents,
            PersonalData shipTo,
            Optional<LocalDate> promisedDelivery) {
        return new PrepareShipment(
                ShipmentId.of(order, parcel),
                order,
                contents.shipFrom(),
                shipTo,
                contents.items().stream()
                        .map(item -> new ParcelItem(item.line(), item.sku(), item.description(), item.quantity()))
                        .toList(),
                promisedDelivery);
    }
}
