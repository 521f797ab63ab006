package shop.shipping.dispatching;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import shop.shipping.api.CancelShipment;
import shop.shipping.api.HandOverShipment;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ShipmentCancellationRefused;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentLabelled;

/**
 * What one ship-from sends for one order: one parcel. It is prepared and a label is bought for it; the hand-over to the
 * carrier makes it dispatched, and the carrier's scans tell the rest, up to the delivery. If the carrier does not sell
 * the label, it waits on hold for a person.
 *
 * <p>It can be cancelled until the carrier has it. Only the carrier knows whether it has: so where a label is out, or may
 * be, the label is given back first, and the carrier's answer decides. A scan is the stronger witness: a parcel that was
 * scanned is under way, whatever was asked or said here.
 */
@Aggregate(type = "Shipment", commandTargetResolver = "commandTargetResolver", cache = "aggregateCache")
class Shipment {

    @AggregateIdentifier
    private ShipmentId shipmentId;

    private ShipmentPrepared prepared;
    private final Label label = new Label();
    private boolean held;
    private boolean dispatched;
    private boolean delivered;
    private Cancellation cancellation = Cancellation.NOT_ASKED_FOR;
    private String cancellationReason = "";
    private Journey journey = Journey.notBegun();
    private final Set<String> notifications = new HashSet<>();

    /** A shipment that nobody has asked for yet. */
    Shipment() {}

    @CommandHandlerInterceptor
    Object answerWithVersion(InterceptorChain chain) throws Exception {
        chain.proceed();
        return AggregateLifecycle.getVersion();
    }

    // --- Preparing

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PrepareShipment command) {
        var asked = new ShipmentPrepared(
                command.shipmentId(),
                command.orderId(),
                command.shipFrom(),
                command.shipTo(),
                command.items(),
                command.promisedDelivery());
        if (prepared != null) {
            OneIdOneShipment.check(prepared, asked);
            return;
        }
        apply(asked);
        askForLabel();
    }

    @CommandHandler
    void handle(RecordLabelBought command) {
        if (label.isAskedFor(command.labelNumber())) {
            apply(new LabelBought(
                    shipmentId,
                    prepared.orderId(),
                    command.labelNumber(),
                    command.labelId(),
                    command.carrier(),
                    command.trackingCode()));
            command.corrected()
                    .ifPresent(address -> apply(new AddressCorrected(shipmentId, prepared.orderId(), address)));
            if (isToBeKeptHere()) {
                giveLabelBack();
            } else {
                apply(new ShipmentLabelled(
                        shipmentId,
                        prepared.orderId(),
                        prepared.shipFrom(),
                        command.carrier(),
                        command.trackingCode()));
                followScans();
            }
        }
    }

    @CommandHandler
    void handle(RecordLabelRefused command) {
        if (label.isAskedFor(command.labelNumber())) {
            apply(new LabelRefused(shipmentId, prepared.orderId(), command.labelNumber(), command.reason()));
            if (cancellation == Cancellation.REQUESTED) {
                cancel();
            } else {
                apply(new ShipmentPutOnHold(shipmentId, prepared.orderId(), command.reason()));
            }
        }
    }

    @CommandHandler
    void handle(ReleaseShipment command) {
        OnlyHeldShipmentsAreReleased.check(shipmentId, cancellation);
        if (held) {
            apply(new ShipmentReleased(shipmentId, prepared.orderId()));
            askForLabel();
        }
    }

    // --- Cancelling

    @CommandHandler
    void handle(CancelShipment command) {
        if (cancellation != Cancellation.NOT_ASKED_FOR) {
            return;
        }
        if (dispatched) {
            refuseCancellation();
            return;
        }
        apply(new ShipmentCancellationRequested(shipmentId, prepared.orderId(), command.reason()));
        if (label.wasBought()) {
            giveLabelBack();
        } else if (!label.isAskedFor()) {
            cancel();
        }
    }

    @CommandHandler
    void handle(RecordLabelVoided command) {
        if (label.isVoidAskedFor(command.labelNumber())) {
            apply(new LabelVoided(shipmentId, prepared.orderId(), command.labelNumber()));
            if (cancellation == Cancellation.REQUESTED) {
                cancel();
            }
        }
    }

    @CommandHandler
    void handle(RecordLabelVoidRefused command) {
        if (label.isVoidAskedFor(command.labelNumber())) {
            apply(new LabelVoidRefused(shipmentId, prepared.orderId(), command.labelNumber(), command.reason()));
            if (cancellation == Cancellation.REQUESTED) {
                refuseCancellation();
            }
        }
    }

    // --- Sending

    @CommandHandler
    void handle(HandOverShipment command) {
        if (!dispatched) {
            OnlyLabelledParcelsAreHandedOver.check(shipmentId, label, held, cancellation);
            dispatch(command.at());
        }
    }

    @CommandHandler
    void handle(RecordScan command) {
        if (notifications.contains(command.notificationId())) {
            return;
        }
        if (ScansBelongToTheLabel.holdsFor(label, command)) {
            apply(new ScanRecorded(
                    shipmentId,
                    prepared.orderId(),
                    command.notificationId(),
                    command.trackingCode(),
                    command.status(),
                    command.carrierStatus(),
                    command.at(),
                    command.location()));
            followScans();
        } else {
            apply(new ScanSetAside(
                    shipmentId,
                    prepared.orderId(),
                    command.notificationId(),
                    command.trackingCode(),
                    command.status(),
                    command.carrierStatus(),
                    command.at(),
                    command.location()));
        }
    }

    // --- Decisions that follow from more than one command

    private void askForLabel() {
        int number = label.number() + 1;
        apply(new LabelRequested(
                shipmentId,
                prepared.orderId(),
                number,
                Label.purchaseKey(shipmentId, number),
                prepared.shipFrom(),
                prepared.shipTo(),
                prepared.items()));
    }

    /** SHP-02: a label can be voided only before the first scan; whether there was one, the carrier decides. */
    private void giveLabelBack() {
        apply(new LabelVoidRequested(
                shipmentId,
                prepared.orderId(),
                label.number(),
                label.labelId(),
                Label.voidKey(shipmentId, label.number())));
    }

    /** Whether the goods are wanted back and no scan says that they have left. */
    private boolean isToBeKeptHere() {
        return cancellation == Cancellation.REQUESTED && journey.handedOverAt().isEmpty();
    }

    /** SHP-05: what the scans say together. As long as the label is in purchase, they are kept and wait for it. */
    private void followScans() {
        if (!label.wasBought() || cancellation == Cancellation.DONE) {
            return;
        }
        if (!dispatched) {
            journey.handedOverAt().ifPresent(this::dispatch);
        }
        if (!delivered) {
            journey.deliveredAt()
                    .ifPresent(at ->
                            apply(new ShipmentDelivered(shipmentId, prepared.orderId(), prepared.shipFrom(), at)));
        }
    }

    private void dispatch(Instant at) {
        apply(new ShipmentDispatched(shipmentId, prepared.orderId(), prepared.shipFrom(), at));
        if (cancellation == Cancellation.REQUESTED) {
            refuseCancellation();
        }
    }

    private void cancel() {
        apply(new ShipmentCancelled(shipmentId, prepared.orderId(), prepared.shipFrom(), cancellationReason));
    }

    private void refuseCancellation() {
        apply(new ShipmentCancellationRefused(shipmentId, prepared.orderId(), prepared.shipFrom()));
    }

    // --- What has happened

    @EventSourcingHandler
    void on(ShipmentPrepared event) {
        shipmentId = event.shipmentId();
        prepared = event;
    }

    @EventSourcingHandler
    void on(LabelRequested event) {
        label.on(event);
    }

    @EventSourcingHandler
    void on(LabelBought event) {
        label.on(event);
    }

    @EventSourcingHandler
    void on(LabelRefused event) {
        label.on(event);
    }

    @EventSourcingHandler
    void on(ShipmentPutOnHold event) {
        held = true;
    }

    @EventSourcingHandler
    void on(ShipmentReleased event) {
        held = false;
    }

    @EventSourcingHandler
    void on(ShipmentCancellationRequested event) {
        cancellation = Cancellation.REQUESTED;
        cancellationReason = event.reason();
    }

    @EventSourcingHandler
    void on(LabelVoidRequested event) {
        label.on(event);
    }

    @EventSourcingHandler
    void on(LabelVoided event) {
        label.on(event);
    }

    @EventSourcingHandler
    void on(LabelVoidRefused event) {
        label.on(event);
    }

    @EventSourcingHandler
    void on(ShipmentCancelled event) {
        cancellation = Cancellation.DONE;
    }

    @EventSourcingHandler
    void on(ShipmentCancellationRefused event) {
        cancellation = Cancellation.REFUSED;
    }

    @EventSourcingHandler
    void on(ScanRecorded event) {
        notifications.add(event.notificationId());
        journey = journey.with(new Scan(event.status(), event.at()));
    }

    @EventSourcingHandler
    void on(ScanSetAside event) {
        notifications.add(event.notificationId());
    }

    @EventSourcingHandler
    void on(ShipmentDispatched event) {
        dispatched = true;
    }

    @EventSourcingHandler
    void on(ShipmentDelivered event) {
        delivered = true;
    }
}
