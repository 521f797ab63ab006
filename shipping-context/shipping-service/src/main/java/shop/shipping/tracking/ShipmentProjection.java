package shop.shipping.tracking;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.platform.mongo.Stories;
import shop.platform.mongo.Told;
import shop.shipping.api.CancelledShipmentScanned;
import shop.shipping.api.FindShipment;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ShipmentCancellationRefused;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentFoundAgain;
import shop.shipping.api.ShipmentHeldByPerson;
import shop.shipping.api.ShipmentHoldLifted;
import shop.shipping.api.ShipmentHoldTooLate;
import shop.shipping.api.ShipmentInterceptAccepted;
import shop.shipping.api.ShipmentInterceptRefused;
import shop.shipping.api.ShipmentLabelled;
import shop.shipping.api.ShipmentMishapReported;
import shop.shipping.api.ShipmentMoved;
import shop.shipping.api.ShipmentPickedShort;
import shop.shipping.api.ShipmentPutOnHold;
import shop.shipping.api.ShipmentRedirected;
import shop.shipping.api.ShipmentRedirectionRefused;
import shop.shipping.api.ShipmentReduced;
import shop.shipping.api.ShipmentReductionRefused;
import shop.shipping.api.ShipmentReleased;
import shop.shipping.api.ShipmentSplit;
import shop.shipping.dispatching.AddressCorrected;
import shop.shipping.dispatching.GivenLabels;
import shop.shipping.dispatching.InterceptRequested;
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.LabelRefused;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.LabelVoidRefused;
import shop.shipping.dispatching.LabelVoidRequested;
import shop.shipping.dispatching.LabelVoided;
import shop.shipping.dispatching.Scan;
import shop.shipping.dispatching.ScanRecorded;
import shop.shipping.dispatching.ScanSetAside;
import shop.shipping.dispatching.SecondLabelSold;
import shop.shipping.dispatching.ShipmentCancellationRequested;
import shop.shipping.dispatching.ShipmentMoveAsked;
import shop.shipping.dispatching.ShipmentMoveRefused;
import shop.shipping.dispatching.ShipmentPrepared;
import shop.shipping.dispatching.ShipmentRedirectionAsked;
import shop.shipping.dispatching.ShippingAddressChanged;
import shop.shipping.dispatching.SpareLabelVoidRefused;
import shop.shipping.dispatching.SpareLabelVoidRequested;
import shop.shipping.dispatching.SpareLabelVoided;
import shop.shipping.dispatching.TrackingNumberAwaited;
import shop.shipping.dispatching.VoidRefusal;

/** Keeps the view of every shipment, from the shipment's own facts alone. */
@Component
@ProcessingGroup("shipping-tracking")
class ShipmentProjection {

    private final Stories<TrackedShipment> shipments;

    @Autowired
    ShipmentProjection(MongoTemplate mongo, QueryUpdateEmitter updates) {
        this(new Stories<>(
                mongo,
                TrackedShipment.class,
                shipment -> updates.emit(
                        FindShipment.class,
                        query -> query.shipmentId().value().equals(shipment.id()),
                        shipment.view())));
    }

    /** @param shipments where their views are kept */
    ShipmentProjection(Stories<TrackedShipment> shipments) {
        this.shipments = shipments;
    }

    @ResetHandler
    void reset() {
        shipments.reset();
    }

    @EventHandler
    void on(ShipmentPrepared event, DomainEventMessage<?> message) {
        shipments.begin(
                message,
                "To be sent by " + event.shipFrom() + ".",
                () -> new TrackedShipment(
                        event,
                        message.getTimestamp(),
                        ZonesOfDestination.of(event.shipTo().recipient())));
    }

    @EventHandler
    void on(LabelRequested event, DomainEventMessage<?> message) {
        String text = "Label " + event.labelNumber() + " asked for.";
        shipments.tell(message, text, TrackedShipment::labelAsked);
    }

    @EventHandler
    void on(LabelBought event, DomainEventMessage<?> message) {
        shipments.tell(
                message,
                (GivenLabels.isOne(event.labelId()) ? "Number given of a label of " : "Label bought of ")
                        + event.carrier() + ".",
                shipment -> shipment.labelBought(event.labelId(), message.getTimestamp()));
    }

    @EventHandler
    void on(SecondLabelSold event, DomainEventMessage<?> message) {
        String text = "A second label was sold for it, " + event.trackingCode() + " of " + event.carrier()
                + "; nobody sends anything with it.";
        shipments.tell(message, text, shipment -> shipment.labelBought(event.labelId(), message.getTimestamp()));
    }

    @EventHandler
    void on(SpareLabelVoidRequested event, DomainEventMessage<?> message) {
        shipments.tell(message, "The carrier is asked to take the second label back.");
    }

    @EventHandler
    void on(SpareLabelVoided event, DomainEventMessage<?> message) {
        shipments.tell(message, "The carrier has taken the second label back.");
    }

    @EventHandler
    void on(SpareLabelVoidRefused event, DomainEventMessage<?> message) {
        String text = "The carrier does not take the second label " + event.labelId() + " back ("
                + Told.words(event.reason()) + "): see in the carrier's own tool what it is charged for.";
        shipments.tell(message, text, shipment -> shipment.needsAttention(text));
    }

    @EventHandler
    void on(AddressCorrected event, DomainEventMessage<?> message) {
        shipments.tell(message, "Address put right by the carrier.");
    }

    @EventHandler
    void on(LabelRefused event, DomainEventMessage<?> message) {
        String text = "No label to be had: " + Told.words(event.reason()) + ".";
        shipments.tell(message, text);
    }

    @EventHandler
    void on(TrackingNumberAwaited event, DomainEventMessage<?> message) {
        shipments.tell(message, "Whoever packs it has the label of the carrier; its number is awaited.");
    }

    @EventHandler
    void on(ShipmentLabelled event, DomainEventMessage<?> message) {
        String text = "Labelled " + event.trackingCode() + "; ready to be handed over.";
        shipments.tell(message, text, shipment -> shipment.labelled(event.carrier(), event.trackingCode()));
    }

    @EventHandler
    void on(ShipmentPutOnHold event, DomainEventMessage<?> message) {
        String text = "On hold, for a person to look at: " + Told.words(event.reason()) + ".";
        shipments.tell(message, text, shipment -> shipment.held(event.reason()));
    }

    @EventHandler
    void on(ShipmentReleased event, DomainEventMessage<?> message) {
        shipments.tell(message, "Released.", TrackedShipment::released);
    }

    @EventHandler
    void on(ShipmentHeldByPerson event, DomainEventMessage<?> message) {
        shipments.tell(message, "Held by a person.", shipment -> shipment.heldByPerson(true));
    }

    @EventHandler
    void on(ShipmentHoldLifted event, DomainEventMessage<?> message) {
        shipments.tell(message, "Not held by a person any more.", shipment -> shipment.heldByPerson(false));
    }

    @EventHandler
    void on(ShipmentHoldTooLate event, DomainEventMessage<?> message) {
        String text = "Was to be held by a person, and is with the carrier.";
        shipments.tell(message, text, shipment -> shipment.heldByPerson(false));
    }

    @EventHandler
    void on(ShipmentReduced event, DomainEventMessage<?> message) {
        String text = event.items().isEmpty()
                ? "Less is wanted of it; that much is missing anyway."
                : "Not wanted any more, and taken out: " + named(event.items()) + ".";
        shipments.tell(message, text, shipment -> shipment.without(event.items()));
    }

    @EventHandler
    void on(ShipmentReductionRefused event, DomainEventMessage<?> message) {
        shipments.tell(message, "Less was wanted of it, and nothing can be taken out of it any more.");
    }

    @EventHandler
    void on(ShipmentPickedShort event, DomainEventMessage<?> message) {
        String text = "Not there when it was packed: " + named(event.items())
                + event.moveTo().map(other -> "; " + other + " is to send that").orElse("") + ".";
        shipments.tell(message, text, shipment -> shipment.without(event.items()));
    }

    @EventHandler
    void on(ShipmentSplit event, DomainEventMessage<?> message) {
        String text = "Sent in a parcel of its own: " + named(event.items()) + ".";
        shipments.tell(message, text, shipment -> shipment.without(event.items()));
    }

    @EventHandler
    void on(ShippingAddressChanged event, DomainEventMessage<?> message) {
        ZonesOfDestination zones = ZonesOfDestination.of(event.shipTo().recipient());
        shipments.tell(message, "Goes to another address.", shipment -> shipment.goesTo(zones));
    }

    @EventHandler
    void on(ShipmentRedirectionAsked event, DomainEventMessage<?> message) {
        ZonesOfDestination zones = ZonesOfDestination.of(event.shipTo().recipient());
        shipments.tell(message, "To go to another address.", shipment -> shipment.isToGoTo(zones));
    }

    @EventHandler
    void on(ShipmentRedirected event, DomainEventMessage<?> message) {
        shipments.tell(message, "Goes to another address.");
    }

    @EventHandler
    void on(ShipmentRedirectionRefused event, DomainEventMessage<?> message) {
        shipments.tell(
                message, "Goes where its label says: another address came too late.", TrackedShipment::keepsItsAddress);
    }

    @EventHandler
    void on(ShipmentMoveAsked event, DomainEventMessage<?> message) {
        shipments.tell(message, "To be sent by " + event.shipFrom() + ", as soon as no other label is out.");
    }

    @EventHandler
    void on(ShipmentMoved event, DomainEventMessage<?> message) {
        String text = "Sent by " + event.movedTo() + ", and no more by " + event.movedFrom() + ".";
        shipments.tell(message, text, shipment -> shipment.sentBy(event.movedTo()));
    }

    @EventHandler
    void on(ShipmentMoveRefused event, DomainEventMessage<?> message) {
        shipments.tell(
                message, "Sent from where its label says: that " + event.shipFrom() + " sends it came too late.");
    }

    @EventHandler
    void on(CancelledShipmentScanned event, DomainEventMessage<?> message) {
        String text = "For a person to look at: it is cancelled, and the carrier reports that it is "
                + Told.words(event.reported()) + ".";
        shipments.tell(message, text, shipment -> shipment.needsAttention(text));
    }

    @EventHandler
    void on(ShipmentCancellationRequested event, DomainEventMessage<?> message) {
        shipments.tell(message, "To be kept here: " + event.reason() + ".");
    }

    @EventHandler
    void on(LabelVoidRequested event, DomainEventMessage<?> message) {
        String text = "Carrier asked to take the label back.";
        shipments.tell(message, text);
    }

    @EventHandler
    void on(LabelVoided event, DomainEventMessage<?> message) {
        shipments.tell(message, "Label taken back.");
    }

    @EventHandler
    void on(LabelVoidRefused event, DomainEventMessage<?> message) {
        shipments.tell(message, "Label not taken back: " + why(event.reason()) + ".");
    }

    @EventHandler
    void on(ShipmentCancelled event, DomainEventMessage<?> message) {
        shipments.tell(message, "Cancelled: " + event.reason() + ".", TrackedShipment::cancelled);
    }

    @EventHandler
    void on(ShipmentCancellationRefused event, DomainEventMessage<?> message) {
        shipments.tell(message, "Cannot be kept here any more.");
    }

    @EventHandler
    void on(InterceptRequested event, DomainEventMessage<?> message) {
        shipments.tell(message, "The carrier is asked to bring it back.");
    }

    @EventHandler
    void on(ShipmentInterceptAccepted event, DomainEventMessage<?> message) {
        shipments.tell(message, "The carrier brings it back.");
    }

    @EventHandler
    void on(ShipmentInterceptRefused event, DomainEventMessage<?> message) {
        shipments.tell(message, "Goes its way: the carrier does not bring it back.");
    }

    @EventHandler
    void on(ScanRecorded event, DomainEventMessage<?> message) {
        String text = "Carrier reports: " + seen(event.carrierStatus(), event.location(), event.at()) + ".";
        shipments.tell(
                message,
                text,
                shipment -> shipment.scanned(new Scan(event.status(), event.at()), message.getTimestamp()));
    }

    @EventHandler
    void on(ScanSetAside event, DomainEventMessage<?> message) {
        String text = "Set aside, for a person to look at: carrier reports "
                + seen(event.carrierStatus(), event.location(), event.at())
                + ", under the foreign tracking code " + event.trackingCode() + ".";
        shipments.tell(message, text, shipment -> shipment.needsAttention(text));
    }

    @EventHandler
    void on(ShipmentDispatched event, DomainEventMessage<?> message) {
        shipments.tell(
                message, "With the carrier.", shipment -> shipment.handedOver(event.at(), message.getTimestamp()));
    }

    @EventHandler
    void on(ShipmentMishapReported event, DomainEventMessage<?> message) {
        String text = "Does not reach its recipient: " + Told.words(event.mishap()) + ".";
        shipments.tell(message, text, shipment -> shipment.met(event.mishap()));
    }

    @EventHandler
    void on(ShipmentFoundAgain event, DomainEventMessage<?> message) {
        shipments.tell(message, "Found again.");
    }

    @EventHandler
    void on(ShipmentDelivered event, DomainEventMessage<?> message) {
        shipments.tell(message, "Delivered.", TrackedShipment::delivered);
    }

    private static String named(List<ParcelItem> items) {
        return items.stream().map(item -> item.quantity() + " × " + item.sku()).collect(joining(", "));
    }

    private static String seen(String status, Optional<String> location, Instant at) {
        return Told.words(status) + location.map(place -> " in " + place).orElse("") + ", " + at;
    }

    private static String why(VoidRefusal reason) {
        return switch (reason) {
            case ALREADY_SCANNED -> "the carrier has seen the parcel";
            case LABEL_UNKNOWN -> "the carrier does not know it; for a person to look at";
            case REFUSED -> "the carrier refuses; for a person to look at";
        };
    }
}
