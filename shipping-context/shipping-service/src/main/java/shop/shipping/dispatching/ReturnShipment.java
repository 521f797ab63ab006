package shop.shipping.dispatching;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import shop.platform.messaging.AnswerWithVersion;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.CancelReturnShipment;
import shop.shipping.api.PrepareReturnShipment;
import shop.shipping.api.ReceivedItem;
import shop.shipping.api.ReturnShipmentArrived;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ReturnShipmentLapsed;
import shop.shipping.api.ReturnShipmentNotLabelled;
import shop.shipping.api.ReturnShipmentReceived;
import shop.shipping.api.ReturnShipmentUnderWay;

/**
 * What comes back for one return of an order (SHP-08). A label is bought with which the customer sends it, the carrier's
 * scans tell where it is, and whoever sent it says what came back and in which condition. They may say so at any time:
 * something can be brought without its label, and after it was given up. What nobody sees for long is not awaited any more,
 * nor is what the customer keeps after all.
 * A label that nobody has used by then goes back to the carrier; one that is used nevertheless counts, and its scans tell.
 */
@Aggregate(type = "ReturnShipment", commandTargetResolver = "commandTargetResolver", cache = "aggregateCache")
class ReturnShipment {

    @AggregateIdentifier
    private ReturnShipmentId returnShipmentId;

    private ReturnShipmentPrepared prepared;
    private Instant earliest = Instant.MIN;
    private boolean labelAskedFor;
    private String labelId = "";
    private final SpareLabels spareLabels = new SpareLabels();
    private boolean labelGivenBack;
    private boolean voidAskedFor;
    private String trackingCode = "";
    private Journey journey = Journey.notBegun();
    private final Set<String> notifications = new HashSet<>();
    private boolean underWay;
    private Optional<Instant> arrived = Optional.empty();
    private boolean givenUp;
    private Optional<List<ReceivedItem>> received = Optional.empty();
    private Instant lastHeard = Instant.MIN;

    /** One that nobody has asked for yet. */
    ReturnShipment() {}

    @CommandHandlerInterceptor
    Object answerWithVersion(InterceptorChain chain) throws Exception {
        return AnswerWithVersion.to(chain);
    }

    // --- Preparing

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PrepareReturnShipment command) {
        var asked = new ReturnShipmentPrepared(
                command.returnShipmentId(), command.orderId(), command.shipTo(), command.sender(), command.items());
        if (prepared != null) {
            if (!prepared.equals(asked)) {
                throw BusinessRejection.of(
                        "SHP-10",
                        "shipment-id-used-for-another-content",
                        "What comes back as " + returnShipmentId + " was asked for with another content; ask for the"
                                + " same again.",
                        Map.of("returnShipmentId", returnShipmentId.value()));
            }
            return;
        }
        apply(asked);
        apply(new ReturnLabelRequested(
                command.returnShipmentId(),
                command.orderId(),
                command.returnShipmentId() + "-label-1",
                command.shipTo(),
                command.sender(),
                command.items()));
    }

    @CommandHandler
    void handle(RecordReturnLabelBought command) {
        if (labelAskedFor) {
            apply(new ReturnLabelBought(
                    returnShipmentId,
                    prepared.orderId(),
                    command.labelId(),
                    command.carrier(),
                    command.trackingCode()));
            apply(new ReturnShipmentLabelled(
                    returnShipmentId, prepared.orderId(), command.carrier(), command.trackingCode()));
            followScans();
            if (!isAwaited()) {
                giveUnusedLabelBack();
            }
        } else if (!labelId.isEmpty()
                && !labelId.equals(command.labelId())
                && !spareLabels.isKnown(command.labelId())) {
            apply(new SecondReturnLabelSold(
                    returnShipmentId,
                    prepared.orderId(),
                    command.labelId(),
                    command.carrier(),
                    command.trackingCode()));
            apply(new SpareReturnLabelVoidRequested(
                    returnShipmentId,
                    prepared.orderId(),
                    command.labelId(),
                    spareLabels.voidKey(returnShipmentId + "-label-1")));
        }
    }

    @CommandHandler
    void handle(RecordSpareReturnLabelVoided command) {
        if (spareLabels.isBeingGivenBack(command.labelId())) {
            apply(new SpareReturnLabelVoided(returnShipmentId, prepared.orderId(), command.labelId()));
        }
    }

    @CommandHandler
    void handle(RecordSpareReturnLabelVoidRefused command) {
        if (spareLabels.isBeingGivenBack(command.labelId())) {
            apply(new SpareReturnLabelVoidRefused(
                    returnShipmentId, prepared.orderId(), command.labelId(), command.reason()));
        }
    }

    @CommandHandler
    void handle(RecordReturnLabelRefused command) {
        if (labelAskedFor) {
            apply(new ReturnShipmentNotLabelled(returnShipmentId, prepared.orderId(), command.reason()));
        }
    }

    @CommandHandler
    void handle(RecordReturnLabelVoided command) {
        if (voidAskedFor) {
            apply(new ReturnLabelVoided(returnShipmentId, prepared.orderId()));
        }
    }

    @CommandHandler
    void handle(RecordReturnLabelVoidRefused command) {
        if (voidAskedFor) {
            apply(new ReturnLabelVoidRefused(returnShipmentId, prepared.orderId(), command.reason()));
        }
    }

    // --- Coming back

    @CommandHandler
    void handle(RecordReturnScan command, Clock clock) {
        if (notifications.contains(command.notificationId())) {
            return;
        }
        TimesFromOutsideAreBounded.check(command.at(), earliest, clock.instant());
        apply(new ReturnScanRecorded(
                returnShipmentId,
                prepared.orderId(),
                command.notificationId(),
                command.trackingCode(),
                command.status(),
                command.carrierStatus(),
                command.at(),
                command.location(),
                labelAskedFor || trackingCode.equals(command.trackingCode())));
        followScans();
    }

    @CommandHandler
    void handle(ReceiveReturnShipment command) {
        if (received.isPresent()) {
            ReceiptsFitWhatWasToComeBack.checkSame(prepared, received.get(), command.items());
            return;
        }
        ReceiptsFitWhatWasToComeBack.check(prepared, command.items());
        apply(new ReturnShipmentReceived(returnShipmentId, prepared.orderId(), command.items(), false));
        giveUnusedLabelBack();
    }

    // --- Waiting no longer

    @CommandHandler
    void handle(LapseReturnShipment command) {
        if (isAwaited() && arrived.isEmpty() && !lastHeard.isAfter(command.unheardSince())) {
            apply(new ReturnShipmentLapsed(returnShipmentId, prepared.orderId(), underWay));
            giveUnusedLabelBack();
        }
    }

    /** What the carrier has is awaited: it comes. */
    @CommandHandler
    void handle(CancelReturnShipment command) {
        if (isAwaited() && !underWay && journey.handedOverAt().isEmpty()) {
            apply(new ReturnShipmentCancelled(returnShipmentId, prepared.orderId()));
            giveUnusedLabelBack();
        }
    }

    @CommandHandler
    void handle(TakeReturnShipmentAsSent command) {
        if (received.isEmpty()
                && arrived.filter(at -> at.isBefore(command.arrivedBefore())).isPresent()) {
            apply(new ReturnShipmentReceived(
                    returnShipmentId,
                    prepared.orderId(),
                    prepared.items().stream()
                            .map(item -> new ReceivedItem(item.line(), item.quantity(), ReceivedItem.Condition.AS_NEW))
                            .toList(),
                    true));
        }
    }

    // --- Decisions that follow from more than one command

    /** As long as the label is in purchase, scans are kept and wait for it; what is said of a parcel that is here, too. */
    private void followScans() {
        if (labelAskedFor || received.isPresent()) {
            return;
        }
        if (!underWay) {
            journey.handedOverAt()
                    .ifPresent(at -> apply(new ReturnShipmentUnderWay(returnShipmentId, prepared.orderId(), at)));
        }
        if (arrived.isEmpty()) {
            journey.deliveredAt()
                    .ifPresent(at -> apply(new ReturnShipmentArrived(returnShipmentId, prepared.orderId(), at)));
        }
    }

    /** SHP-02: a label is paid for until it is given back, and can be only before the first scan. */
    private void giveUnusedLabelBack() {
        if (!labelId.isEmpty()
                && !labelGivenBack
                && !underWay
                && journey.handedOverAt().isEmpty()) {
            apply(new ReturnLabelVoidRequested(
                    returnShipmentId, prepared.orderId(), labelId, returnShipmentId + "-label-1-void"));
        }
    }

    private boolean isAwaited() {
        return received.isEmpty() && !givenUp;
    }

    // --- What has happened

    @EventSourcingHandler
    void on(ReturnShipmentPrepared event, @Timestamp Instant askedFor) {
        returnShipmentId = event.returnShipmentId();
        prepared = event;
        earliest = TimesFromOutsideAreBounded.earliest(askedFor, Optional.empty());
        lastHeard = askedFor;
    }

    @EventSourcingHandler
    void on(ReturnLabelRequested event) {
        labelAskedFor = true;
    }

    @EventSourcingHandler
    void on(ReturnLabelBought event) {
        labelId = event.labelId();
    }

    @EventSourcingHandler
    void on(SpareLabelFact fact) {
        spareLabels.on(fact);
    }

    @EventSourcingHandler
    void on(ReturnLabelVoidRequested event) {
        labelGivenBack = true;
        voidAskedFor = true;
    }

    @EventSourcingHandler
    void on(ReturnLabelVoided event) {
        voidAskedFor = false;
    }

    @EventSourcingHandler
    void on(ReturnLabelVoidRefused event) {
        voidAskedFor = false;
    }

    @EventSourcingHandler
    void on(ReturnShipmentLabelled event, @Timestamp Instant heard) {
        labelAskedFor = false;
        trackingCode = event.trackingCode();
        lastHeard = heard;
    }

    @EventSourcingHandler
    void on(ReturnShipmentNotLabelled event, @Timestamp Instant heard) {
        labelAskedFor = false;
        lastHeard = heard;
    }

    @EventSourcingHandler
    void on(ReturnScanRecorded event, @Timestamp Instant heard) {
        notifications.add(event.notificationId());
        if (event.counts()) {
            lastHeard = heard;
            journey = journey.with(new Scan(event.status(), event.at()));
        }
    }

    @EventSourcingHandler
    void on(ReturnShipmentUnderWay event) {
        underWay = true;
        givenUp = false;
    }

    @EventSourcingHandler
    void on(ReturnShipmentArrived event, @Timestamp Instant heard) {
        arrived = Optional.of(heard);
        givenUp = false;
    }

    @EventSourcingHandler
    void on(ReturnShipmentReceived event) {
        received = Optional.of(event.items());
    }

    @EventSourcingHandler
    void on(ReturnShipmentLapsed event) {
        givenUp = true;
    }

    @EventSourcingHandler
    void on(ReturnShipmentCancelled event) {
        givenUp = true;
    }
}
