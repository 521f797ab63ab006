package shop.shipping.tracking;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.platform.mongo.Views;
import shop.shipping.api.CancelledShipmentScanned;
import shop.shipping.api.FindShipment;
import shop.shipping.api.ShipmentCancellationRefused;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentLabelled;
import shop.shipping.api.ShippingEvent;
import shop.shipping.dispatching.AddressCorrected;
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.LabelRefused;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.LabelVoidRefused;
import shop.shipping.dispatching.LabelVoidRequested;
import shop.shipping.dispatching.LabelVoided;
import shop.shipping.dispatching.Scan;
import shop.shipping.dispatching.ScanRecorded;
import shop.shipping.dispatching.ScanSetAside;
import shop.shipping.dispatching.ShipmentCancellationRequested;
import shop.shipping.dispatching.ShipmentFact;
import shop.shipping.dispatching.ShipmentPrepared;
import shop.shipping.dispatching.ShipmentPutOnHold;
import shop.shipping.dispatching.ShipmentReleased;
import shop.shipping.dispatching.ShippingAddressChanged;
import shop.shipping.dispatching.VoidRefusal;

/** Keeps the view of every shipment, from the shipment's own facts alone. */
@Component
@ProcessingGroup("shipping-tracking")
class ShipmentProjection {

    private final Views<TrackedShipment> shipments;

    ShipmentProjection(MongoTemplate mongo, QueryUpdateEmitter updates) {
        shipments = new Views<>(
                mongo,
                TrackedShipment.class,
                shipment -> updates.emit(
                        FindShipment.class,
                        query -> query.shipmentId().value().equals(shipment.id()),
                        shipment.view()));
    }

    @ResetHandler
    void forget() {
        shipments.clear();
    }

    @EventHandler
    void on(ShipmentPrepared event, @SequenceNumber long position, @Timestamp Instant at) {
        shipments.begin(event.shipmentId().value(), position, () -> {
            TrackedShipment shipment = new TrackedShipment(
                    event, ZonesOfDestination.of(event.shipTo().recipient()));
            shipment.tell(at, event, "To be sent by " + event.shipFrom() + ".");
            return shipment;
        });
    }

    @EventHandler
    void on(LabelRequested event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = "Label " + event.labelNumber() + " asked for.";
        tell(event, position, at, text, shipment -> {});
    }

    @EventHandler
    void on(LabelBought event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "Label bought of " + event.carrier() + ".", shipment -> {});
    }

    @EventHandler
    void on(AddressCorrected event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "Address put right by the carrier.", shipment -> {});
    }

    @EventHandler
    void on(LabelRefused event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = "No label to be had: " + words(event.reason().name()) + ".";
        tell(event, position, at, text, shipment -> {});
    }

    @EventHandler
    void on(ShipmentLabelled event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = "Labelled " + event.trackingCode() + "; ready to be handed over.";
        tell(event, position, at, text, shipment -> shipment.labelled(event.carrier(), event.trackingCode()));
    }

    @EventHandler
    void on(ShipmentPutOnHold event, @SequenceNumber long position, @Timestamp Instant at) {
        String text =
                "On hold, for a person to look at: " + words(event.reason().name()) + ".";
        tell(event, position, at, text, shipment -> shipment.held(event.reason()));
    }

    @EventHandler
    void on(ShipmentReleased event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "Released.", TrackedShipment::released);
    }

    @EventHandler
    void on(ShippingAddressChanged event, @SequenceNumber long position, @Timestamp Instant at) {
        ZonesOfDestination zones = ZonesOfDestination.of(event.shipTo().recipient());
        tell(event, position, at, "Goes to another address.", shipment -> shipment.goesTo(zones));
    }

    @EventHandler
    void on(CancelledShipmentScanned event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = "For a person to look at: it is cancelled, and the carrier reports that it is "
                + words(event.reported().name()) + ".";
        tell(event, position, at, text, shipment -> shipment.needsAttention(text));
    }

    @EventHandler
    void on(ShipmentCancellationRequested event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "To be kept here: " + event.reason() + ".", shipment -> {});
    }

    @EventHandler
    void on(LabelVoidRequested event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = "Carrier asked to take the label back.";
        tell(event, position, at, text, shipment -> {});
    }

    @EventHandler
    void on(LabelVoided event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "Label taken back.", shipment -> {});
    }

    @EventHandler
    void on(LabelVoidRefused event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "Label not taken back: " + why(event.reason()) + ".", shipment -> {});
    }

    @EventHandler
    void on(ShipmentCancelled event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "Cancelled: " + event.reason() + ".", TrackedShipment::cancelled);
    }

    @EventHandler
    void on(ShipmentCancellationRefused event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "Cannot be kept here any more.", shipment -> {});
    }

    @EventHandler
    void on(ScanRecorded event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = "Carrier reports: " + seen(event.carrierStatus(), event.location(), event.at()) + ".";
        tell(event, position, at, text, shipment -> shipment.scanned(new Scan(event.status(), event.at())));
    }

    @EventHandler
    void on(ScanSetAside event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = "Set aside, for a person to look at: carrier reports "
                + seen(event.carrierStatus(), event.location(), event.at())
                + ", under the foreign tracking code " + event.trackingCode() + ".";
        tell(event, position, at, text, shipment -> {});
    }

    @EventHandler
    void on(ShipmentDispatched event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "With the carrier.", shipment -> shipment.handedOver(event.at()));
    }

    @EventHandler
    void on(ShipmentDelivered event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "Delivered.", TrackedShipment::delivered);
    }

    private void tell(ShipmentFact fact, long position, Instant at, String text, Consumer<TrackedShipment> change) {
        tell(fact.shipmentId().value(), fact, position, at, text, change);
    }

    private void tell(ShippingEvent event, long position, Instant at, String text, Consumer<TrackedShipment> change) {
        tell(event.shipmentId().value(), event, position, at, text, change);
    }

    private void tell(
            String shipment, Object event, long position, Instant at, String text, Consumer<TrackedShipment> change) {
        shipments.change(shipment, position, tracked -> {
            change.accept(tracked);
            tracked.tell(at, event, text);
        });
    }

    private static String seen(String status, Optional<String> location, Instant at) {
        return words(status) + location.map(place -> " in " + place).orElse("") + ", " + at;
    }

    private static String why(VoidRefusal reason) {
        return switch (reason) {
            case ALREADY_SCANNED -> "the carrier has seen the parcel";
            case LABEL_UNKNOWN -> "the carrier does not know it; for a person to look at";
            case REFUSED -> "the carrier refuses; for a person to look at";
        };
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
