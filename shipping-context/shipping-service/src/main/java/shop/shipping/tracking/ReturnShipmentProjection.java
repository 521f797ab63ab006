package shop.shipping.tracking;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.platform.mongo.Stories;
import shop.platform.mongo.Told;
import shop.shipping.api.FindReturnShipment;
import shop.shipping.api.ReceivedItem;
import shop.shipping.api.ReturnShipmentArrived;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ReturnShipmentLapsed;
import shop.shipping.api.ReturnShipmentNotLabelled;
import shop.shipping.api.ReturnShipmentReceived;
import shop.shipping.api.ReturnShipmentState;
import shop.shipping.api.ReturnShipmentUnderWay;
import shop.shipping.dispatching.ReturnLabelBought;
import shop.shipping.dispatching.ReturnLabelRequested;
import shop.shipping.dispatching.ReturnLabelVoidRefused;
import shop.shipping.dispatching.ReturnLabelVoidRequested;
import shop.shipping.dispatching.ReturnLabelVoided;
import shop.shipping.dispatching.ReturnScanRecorded;
import shop.shipping.dispatching.ReturnShipmentCancelled;
import shop.shipping.dispatching.ReturnShipmentPrepared;
import shop.shipping.dispatching.SecondReturnLabelSold;
import shop.shipping.dispatching.SpareReturnLabelVoidRefused;
import shop.shipping.dispatching.SpareReturnLabelVoidRequested;
import shop.shipping.dispatching.SpareReturnLabelVoided;

/** Keeps the view of everything that comes back, from its own facts alone. */
@Component
@ProcessingGroup("shipping-tracking")
class ReturnShipmentProjection {

    private final Stories<TrackedReturnShipment> shipments;

    ReturnShipmentProjection(MongoTemplate mongo, QueryUpdateEmitter updates) {
        shipments = new Stories<>(
                mongo,
                TrackedReturnShipment.class,
                shipment -> updates.emit(
                        FindReturnShipment.class,
                        query -> query.returnShipmentId().value().equals(shipment.id()),
                        shipment.view()));
    }

    @ResetHandler
    void reset() {
        shipments.reset();
    }

    @EventHandler
    void on(ReturnShipmentPrepared event, DomainEventMessage<?> message) {
        shipments.begin(
                message,
                "To come back to " + event.shipTo() + ".",
                () -> new TrackedReturnShipment(event, message.getTimestamp()));
    }

    @EventHandler
    void on(ReturnLabelRequested event, DomainEventMessage<?> message) {
        shipments.tell(message, "Return label asked for.");
    }

    @EventHandler
    void on(ReturnShipmentLabelled event, DomainEventMessage<?> message) {
        shipments.tell(
                message,
                "It can be sent back with " + event.trackingCode() + ".",
                shipment -> shipment.labelled(event.carrier(), event.trackingCode(), message.getTimestamp()));
    }

    @EventHandler
    void on(ReturnLabelBought event, DomainEventMessage<?> message) {
        shipments.tell(
                message,
                "Return label bought of " + event.carrier() + ".",
                shipment -> shipment.labelBought(event.labelId()));
    }

    @EventHandler
    void on(SecondReturnLabelSold event, DomainEventMessage<?> message) {
        shipments.tell(
                message,
                "A second return label was sold for it, " + event.trackingCode() + " of " + event.carrier()
                        + "; nobody is given it.",
                shipment -> shipment.labelBought(event.labelId()));
    }

    @EventHandler
    void on(SpareReturnLabelVoidRequested event, DomainEventMessage<?> message) {
        shipments.tell(message, "The carrier is asked to take the second return label back.");
    }

    @EventHandler
    void on(SpareReturnLabelVoided event, DomainEventMessage<?> message) {
        shipments.tell(message, "The carrier has taken the second return label back.");
    }

    @EventHandler
    void on(SpareReturnLabelVoidRefused event, DomainEventMessage<?> message) {
        String text = "The carrier does not take the second return label " + event.labelId() + " back ("
                + Told.words(event.reason()) + "): see in the carrier's own tool what it is charged for.";
        shipments.tell(message, text, shipment -> shipment.needsAttention(text));
    }

    @EventHandler
    void on(ReturnLabelVoidRequested event, DomainEventMessage<?> message) {
        shipments.tell(message, "Return label not needed: the carrier is asked to take it back.");
    }

    @EventHandler
    void on(ReturnLabelVoided event, DomainEventMessage<?> message) {
        shipments.tell(message, "The carrier has taken the return label back.");
    }

    @EventHandler
    void on(ReturnLabelVoidRefused event, DomainEventMessage<?> message) {
        shipments.tell(message, "The carrier does not take the return label back: " + Told.words(event.reason()) + ".");
    }

    @EventHandler
    void on(ReturnShipmentNotLabelled event, DomainEventMessage<?> message) {
        String text = "No return label to be had: " + Told.words(event.reason()) + ". It can be brought without one.";
        shipments.tell(message, text, shipment -> shipment.withoutLabel(message.getTimestamp()));
    }

    @EventHandler
    void on(ReturnScanRecorded event, DomainEventMessage<?> message) {
        String seen = Told.words(event.carrierStatus())
                + event.location().map(place -> " in " + place).orElse("") + ", " + event.at();
        Instant received = message.getTimestamp();
        if (event.counts()) {
            shipments.tell(message, "Carrier reports: " + seen + ".", shipment -> shipment.heard(received));
        } else {
            String text = "Set aside, for a person to look at: carrier reports " + seen
                    + ", under the foreign tracking code " + event.trackingCode() + ".";
            shipments.tell(message, text, shipment -> shipment.needsAttention(text));
        }
    }

    @EventHandler
    void on(ReturnShipmentUnderWay event, DomainEventMessage<?> message) {
        shipments.tell(
                message,
                "With the carrier.",
                shipment -> shipment.now(ReturnShipmentState.UNDER_WAY, message.getTimestamp()));
    }

    @EventHandler
    void on(ReturnShipmentArrived event, DomainEventMessage<?> message) {
        shipments.tell(
                message,
                "Arrived; what is in it is to be said.",
                shipment -> shipment.now(ReturnShipmentState.ARRIVED, message.getTimestamp()));
    }

    @EventHandler
    void on(ReturnShipmentReceived event, DomainEventMessage<?> message) {
        String text = event.presumed()
                ? "Nobody has looked for long: taken for what was to come back."
                : "Received: " + words(event.items()) + ".";
        shipments.tell(message, text, shipment -> shipment.received(event.items(), message.getTimestamp()));
    }

    @EventHandler
    void on(ReturnShipmentLapsed event, DomainEventMessage<?> message) {
        String text = event.sent()
                ? "The carrier had it, and it has not come; it is not awaited any more."
                : "Nobody has sent it in time; it is not awaited any more.";
        shipments.tell(message, text, shipment -> shipment.now(ReturnShipmentState.LAPSED, message.getTimestamp()));
    }

    @EventHandler
    void on(ReturnShipmentCancelled event, DomainEventMessage<?> message) {
        shipments.tell(
                message,
                "The customer keeps it; it is not awaited.",
                shipment -> shipment.now(ReturnShipmentState.CANCELLED, message.getTimestamp()));
    }

    private static String words(List<ReceivedItem> items) {
        return items.stream()
                .map(item -> item.quantity() + " of line " + item.line() + ", " + Told.words(item.condition()))
                .collect(joining("; "));
    }
}
