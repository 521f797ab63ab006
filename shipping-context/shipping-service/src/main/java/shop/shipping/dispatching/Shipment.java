package shop.shipping.dispatching;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
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
import shop.kernel.PersonalData;
import shop.platform.messaging.AnswerWithVersion;
import shop.platform.rejection.CardNumbers;
import shop.shipping.api.CancelShipment;
import shop.shipping.api.CancelledShipmentScanned;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.HandOverShipment;
import shop.shipping.api.HoldReason;
import shop.shipping.api.HoldShipment;
import shop.shipping.api.InterceptShipment;
import shop.shipping.api.LiftShipmentHold;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.RedirectShipment;
import shop.shipping.api.ReduceShipment;
import shop.shipping.api.ShipmentCancellationRefused;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentFoundAgain;
import shop.shipping.api.ShipmentHeldByPerson;
import shop.shipping.api.ShipmentHoldLifted;
import shop.shipping.api.ShipmentHoldTooLate;
import shop.shipping.api.ShipmentId;
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
import shop.shipping.api.ShipmentState;

/**
 * What one ship-from sends for one order: one parcel. It is prepared and a label is bought for it; the hand-over to the
 * carrier makes it dispatched, and the carrier's scans tell the rest, up to the delivery. If the carrier does not sell
 * the label, it waits on hold for a person; if nothing is heard of it for long, it is presumed lost.
 *
 * <p>It can be cancelled until the carrier has it. Only the carrier knows whether it has: so where a label is out, or may
 * be, the label is given back first, and the carrier's answer decides. A scan is the stronger witness: a parcel that was
 * scanned is under way, whatever was asked or said here. Single units can be taken out of it as long, because they are not
 * wanted any more or not there; one out of which everything was taken is cancelled. As long, a part of it can be sent apart, in
 * a shipment of its own; a label that is out stays with the rest (SHP-12).
 *
 * <p>One that the carrier has can be asked for once (ORD-07). If the carrier agrees it comes back, and its scans say so; else it
 * goes its way.
 *
 * <p>Its address can change until its label is bought (ORD-08). As the label is asked for at once, one to the former address
 * may be out: then it is given back first, as for a cancellation.
 *
 * <p>Another ship-from can send it until its label is bought (SHP-13), in the same way: with the label, whose carrier is that
 * of the other ship-from, and without touching what is in it, where it goes or when it was promised.
 *
 * <p>Two can hold it, and neither lifts the other's hold: the carrier, by not selling its label, and a person. A person's
 * hold does not stop the label, nor a cancellation; it only keeps the parcel here.
 */
@Aggregate(type = "Shipment", commandTargetResolver = "commandTargetResolver", cache = "aggregateCache")
class Shipment {

    /** How far the wish is to have it back from the carrier. */
    private enum Intercept {
        NOT_ASKED_FOR,
        ASKED_FOR,
        ANSWERED
    }

    private static final String NOTHING_TO_SEND = "nothing of it is there";

    @AggregateIdentifier
    private ShipmentId shipmentId;

    private ShipmentPrepared prepared;
    private PersonalData shipTo;
    private PersonalData labelledTo;
    private long lastAskedToRedirect = -1;
    private boolean isBeingRedirected;
    private String sentFrom = "";
    private Optional<String> movingTo = Optional.empty();
    private PackingList contents = new PackingList(List.of());
    private Instant earliest = Instant.MIN;
    private Standing standing = Standing.AWAITING_LABEL;
    private Optional<HoldReason> holdReason = Optional.empty();
    private boolean heldByPerson;
    private long lastAskedToHold = -1;
    private String cancellationReason = "";
    private boolean cancellationRefused;
    private final Set<String> reductions = new HashSet<>();
    private final Map<String, ShipmentPickedShort> shortPicks = new HashMap<>();
    private final Map<String, List<ParcelItem>> splits = new HashMap<>();
    private final Labels labels = new Labels();
    private final SpareLabels spareLabels = new SpareLabels();
    private boolean labelIsTold;
    private Journey journey = Journey.notBegun();
    private Intercept intercept = Intercept.NOT_ASKED_FOR;
    private Instant handedOver = Instant.MIN;
    private Instant lastHeard = Instant.MIN;
    private Optional<DeliveryMishap> mishap = Optional.empty();
    private Optional<ShipmentState> reportedAfterCancellation = Optional.empty();
    private final Set<String> notifications = new HashSet<>();

    /** A shipment that nobody has asked for yet. */
    Shipment() {}

    @CommandHandlerInterceptor
    Object answerWithVersion(InterceptorChain chain) throws Exception {
        return AnswerWithVersion.to(chain);
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
        if (labels.isAskedFor(command.labelNumber())) {
            apply(new LabelBought(
                    shipmentId,
                    prepared.orderId(),
                    command.labelNumber(),
                    command.labelId(),
                    command.carrier(),
                    command.trackingCode()));
            putRight(command.corrected());
            if (isToBeKeptHere() || isToGoOtherwise() && journey.handedOverAt().isEmpty()) {
                giveLabelBack();
            } else {
                tellLabel();
                followScans();
            }
        } else if (labels.wasAnotherSold(command.labelNumber(), command.labelId())
                && !spareLabels.isKnown(command.labelId())) {
            apply(new SecondLabelSold(
                    shipmentId,
                    prepared.orderId(),
                    command.labelNumber(),
                    command.labelId(),
                    command.carrier(),
                    command.trackingCode()));
            apply(new SpareLabelVoidRequested(
                    shipmentId,
                    prepared.orderId(),
                    command.labelId(),
                    spareLabels.voidKey(Label.purchaseKey(shipmentId, command.labelNumber()))));
        }
    }

    @CommandHandler
    void handle(RecordSpareLabelVoided command) {
        if (spareLabels.isBeingGivenBack(command.labelId())) {
            apply(new SpareLabelVoided(shipmentId, prepared.orderId(), command.labelId()));
        }
    }

    @CommandHandler
    void handle(RecordSpareLabelVoidRefused command) {
        if (spareLabels.isBeingGivenBack(command.labelId())) {
            apply(new SpareLabelVoidRefused(shipmentId, prepared.orderId(), command.labelId(), command.reason()));
        }
    }

    @CommandHandler
    void handle(RecordLabelRefused command) {
        if (labels.isAskedFor(command.labelNumber())) {
            apply(new LabelRefused(shipmentId, prepared.orderId(), command.labelNumber(), command.reason()));
            if (standing == Standing.BEING_CANCELLED) {
                cancel();
            } else if (isToGoOtherwise()) {
                goOtherwise();
            } else {
                apply(new ShipmentPutOnHold(shipmentId, prepared.orderId(), command.reason()));
            }
        }
    }

    @CommandHandler
    void handle(RecordLabelLeftToPacker command) {
        if (labels.isAskedFor(command.labelNumber())) {
            apply(new TrackingNumberAwaited(shipmentId, prepared.orderId(), command.labelNumber()));
            putRight(command.corrected());
            if (standing == Standing.BEING_CANCELLED) {
                cancel();
            } else if (isToGoOtherwise()) {
                goOtherwise();
            }
        }
    }

    @CommandHandler
    void handle(GiveTrackingNumber command) {
        CardNumbers.refuseIn(command);
        String labelId = GivenLabels.idOf(command.carrier(), command.trackingCode());
        if (labels.isKnownAs(labelId)) {
            return;
        }
        NumbersAreGivenWhereNoLabelIsSold.check(
                shipmentId, standing, labels, journey.handedOverAt().isPresent());
        apply(new LabelBought(
                shipmentId,
                prepared.orderId(),
                labels.latest().number(),
                labelId,
                command.carrier(),
                command.trackingCode()));
        tellLabel();
    }

    @CommandHandler
    void handle(ReleaseShipment command) {
        HoldsEndWithTheirReason.checkRelease(shipmentId, standing, holdReason, heldByPerson);
        if (standing == Standing.ON_HOLD) {
            release();
        }
    }

    @CommandHandler
    void handle(ChangeShippingAddress command) {
        CardNumbers.refuseIn(command);
        HoldsEndWithTheirReason.checkAddress(shipmentId, standing, shipTo.recipient(), command.shipTo());
        AddressesFitTheirCountry.check(command.shipTo());
        apply(new ShippingAddressChanged(
                shipmentId, prepared.orderId(), new PersonalData(shipTo.owner(), command.shipTo())));
        release();
    }

    /** ORD-08: a label to the former address that is out, or may be, is given back first, and the carrier's answer decides. */
    @CommandHandler
    void handle(RedirectShipment command) {
        if (command.asked() <= lastAskedToRedirect || standing == Standing.CANCELLED) {
            return;
        }
        if (!isBeingRedirected && !goesOnWithTheSameAddress() && shipTo.equals(command.shipTo())) {
            apply(new ShipmentRedirected(shipmentId, prepared.orderId(), command.asked()));
            return;
        }
        if (!mayBeRedirected()) {
            apply(new ShipmentRedirectionRefused(shipmentId, prepared.orderId(), command.asked()));
            return;
        }
        boolean mustBeVoided = standing == Standing.LABELLED;
        apply(new ShipmentRedirectionAsked(shipmentId, prepared.orderId(), command.asked(), command.shipTo()));
        if (standing == Standing.ON_HOLD) {
            apply(new ShipmentReleased(shipmentId, prepared.orderId()));
            goOtherwise();
        } else if (mustBeVoided) {
            giveLabelBack();
        } else if (labels.isNumberAwaited()) {
            goOtherwise();
        }
    }

    /** SHP-03: one that is held for another reason than its address is tried again with it. */
    private boolean goesOnWithTheSameAddress() {
        return standing == Standing.ON_HOLD && !isHeldForItsAddress();
    }

    private boolean isHeldForItsAddress() {
        return holdReason.equals(Optional.of(HoldReason.ADDRESS_UNDELIVERABLE));
    }

    private boolean mayBeRedirected() {
        return switch (standing) {
            case AWAITING_LABEL, ON_HOLD -> true;
            case LABELLED -> heldByPerson && !labels.isVoidRefused();
            case BEING_CANCELLED, DISPATCHED, DELIVERED, CANCELLED -> false;
        };
    }

    /** To another address, by another ship-from, or both. */
    private boolean isToGoOtherwise() {
        return isBeingRedirected || movingTo.isPresent();
    }

    /** No label that says otherwise is out any more. */
    private void goOtherwise() {
        if (isBeingRedirected) {
            apply(new ShipmentRedirected(shipmentId, prepared.orderId(), lastAskedToRedirect));
        }
        movingTo.ifPresent(this::move);
        askForLabel();
    }

    private void refuseToGoOtherwise() {
        if (isBeingRedirected) {
            apply(new ShipmentRedirectionRefused(shipmentId, prepared.orderId(), lastAskedToRedirect));
        }
        movingTo.ifPresent(shipFrom -> apply(new ShipmentMoveRefused(shipmentId, prepared.orderId(), shipFrom)));
    }

    // --- Sent by another ship-from

    /** SHP-13: a label that is out, or may be, is given back first, and the carrier's answer decides. */
    @CommandHandler
    void handle(MoveShipment command) {
        CardNumbers.refuseIn(command);
        if (movingTo.orElse(sentFrom).equals(command.shipFrom())) {
            return;
        }
        OnlyShipmentsWithoutLabelMove.check(
                shipmentId, standing, journey.handedOverAt().isPresent(), movingTo);
        if (labels.isAskedFor() || labels.isVoidAskedFor()) {
            apply(new ShipmentMoveAsked(shipmentId, prepared.orderId(), command.shipFrom()));
            return;
        }
        move(command.shipFrom());
        if (standing == Standing.AWAITING_LABEL) {
            askForLabel();
        } else if (!isHeldForItsAddress()) {
            // Another ship-from may have another carrier, which sells what this one does not.
            release();
        }
    }

    private void move(String shipFrom) {
        apply(new ShipmentMoved(shipmentId, prepared.orderId(), sentFrom, shipFrom));
    }

    // --- Held by a person

    @CommandHandler
    void handle(HoldShipment command) {
        if (command.asked() > lastAskedToHold && standing != Standing.CANCELLED) {
            if (standing.isWithTheCarrier()) {
                apply(new ShipmentHoldTooLate(shipmentId, prepared.orderId(), command.asked()));
            } else {
                apply(new ShipmentHeldByPerson(shipmentId, prepared.orderId(), command.asked()));
            }
        }
    }

    @CommandHandler
    void handle(LiftShipmentHold command) {
        // Recorded of one that is not held, too: the hold that it lifts may come later.
        if (command.asked() > lastAskedToHold && standing.isHere()) {
            apply(new ShipmentHoldLifted(shipmentId, prepared.orderId(), command.asked()));
        }
    }

    // --- Cancelling

    @CommandHandler
    void handle(CancelShipment command) {
        if (standing == Standing.BEING_CANCELLED || standing == Standing.CANCELLED || cancellationRefused) {
            return;
        }
        if (standing.isWithTheCarrier()) {
            refuseCancellation();
            return;
        }
        apply(new ShipmentCancellationRequested(shipmentId, prepared.orderId(), command.reason()));
        if (labels.isVoidAskedFor()) {
            // For another address or ship-from: the same answer decides.
            return;
        }
        if (labels.isBought()) {
            giveLabelBack();
        } else if (!labels.isAskedFor()) {
            cancel();
        }
    }

    @CommandHandler
    void handle(RecordLabelVoided command) {
        if (labels.isVoidAskedFor(command.labelNumber())) {
            apply(new LabelVoided(shipmentId, prepared.orderId(), command.labelNumber()));
            if (standing == Standing.BEING_CANCELLED) {
                cancel();
            } else if (isToGoOtherwise()) {
                goOtherwise();
            }
        }
    }

    @CommandHandler
    void handle(RecordLabelVoidRefused command) {
        if (labels.isVoidAskedFor(command.labelNumber())) {
            apply(new LabelVoidRefused(shipmentId, prepared.orderId(), command.labelNumber(), command.reason()));
            if (isToBeKeptHere() && heldByPerson && command.reason() != VoidRefusal.ALREADY_SCANNED) {
                // Nobody hands it over, so it is not sent, whatever its label is worth.
                cancel();
                return;
            }
            refuseToGoOtherwise();
            if (standing == Standing.BEING_CANCELLED) {
                endCancellationWithLabelOut();
            } else if (standing == Standing.AWAITING_LABEL) {
                tellLabel();
            }
        }
    }

    // --- Wanted back from the carrier

    @CommandHandler
    void handle(InterceptShipment command) {
        if (intercept != Intercept.NOT_ASKED_FOR) {
            return;
        }
        if (standing == Standing.DISPATCHED && mishap.isEmpty()) {
            apply(new InterceptRequested(
                    shipmentId, prepared.orderId(), labels.latest().labelId(), Label.interceptKey(shipmentId)));
        } else {
            apply(new ShipmentInterceptRefused(shipmentId, prepared.orderId(), prepared.shipFrom()));
        }
    }

    @CommandHandler
    void handle(RecordInterceptAnswered command) {
        if (intercept == Intercept.ASKED_FOR) {
            apply(
                    command.comesBack()
                            ? new ShipmentInterceptAccepted(shipmentId, prepared.orderId(), prepared.shipFrom())
                            : new ShipmentInterceptRefused(shipmentId, prepared.orderId(), prepared.shipFrom()));
        }
    }

    // --- Sending less

    @CommandHandler
    void handle(ReduceShipment command) {
        if (reductions.contains(command.reduction())) {
            return;
        }
        List<ParcelItem> out = contents.beyond(command.remaining());
        if (contents.without(out).isEmpty() && !cancellationRefused) {
            handle(new CancelShipment(shipmentId, command.reason()));
        } else if (journey.handedOverAt().isPresent()
                || standing.isWithTheCarrier()
                || standing.isGivenUp()
                || cancellationRefused) {
            apply(new ShipmentReductionRefused(
                    shipmentId, prepared.orderId(), prepared.shipFrom(), command.reduction()));
        } else {
            apply(new ShipmentReduced(shipmentId, prepared.orderId(), prepared.shipFrom(), command.reduction(), out));
        }
    }

    @CommandHandler
    void handle(ReportShortPick command) {
        CardNumbers.refuseIn(command);
        if (shortPicks.containsKey(command.report())) {
            ShortPicksAreOfWhatIsHere.checkSame(command, shortPicks.get(command.report()));
            return;
        }
        ShortPicksAreOfWhatIsHere.check(
                command, standing, journey.handedOverAt().isPresent(), contents);
        ShortPicksAreOfWhatIsHere.checkMove(command, sentFrom);
        List<ParcelItem> missing = command.missing().stream()
                .flatMap(units -> contents.units(units::isOf, units.quantity()).stream())
                .toList();
        apply(new ShipmentPickedShort(
                shipmentId, prepared.orderId(), prepared.shipFrom(), command.report(), missing, command.moveTo()));
        if (contents.isEmpty() && cancellationRefused) {
            // Its label stays out; there is nothing that could be handed over with it.
            apply(new ShipmentCancellationRequested(shipmentId, prepared.orderId(), NOTHING_TO_SEND));
            cancel();
        } else if (contents.isEmpty()) {
            handle(new CancelShipment(shipmentId, NOTHING_TO_SEND));
        }
    }

    @CommandHandler
    void handle(SplitShipment command) {
        CardNumbers.refuseIn(command);
        if (splits.containsKey(command.split())) {
            OnlyWhatIsHereIsSplit.checkSame(command, splits.get(command.split()));
            return;
        }
        OnlyWhatIsHereIsSplit.check(command, standing, journey.handedOverAt().isPresent(), movingTo, contents);
        apply(new ShipmentSplit(
                shipmentId,
                prepared.orderId(),
                prepared.shipFrom(),
                command.split(),
                OnlyWhatIsHereIsSplit.units(command, contents)));
    }

    // --- Sending

    @CommandHandler
    void handle(HandOverShipment command, Clock clock) {
        boolean here = !standing.isWithTheCarrier();
        if (here) {
            OnlyLabelledParcelsAreHandedOver.check(shipmentId, standing, heldByPerson);
        }
        TimesFromOutsideAreBounded.check(command.at(), earliest, clock.instant());
        if (here) {
            dispatch(command.at());
        }
    }

    @CommandHandler
    void handle(RecordScan command, Clock clock) {
        if (notifications.contains(command.notificationId())) {
            return;
        }
        TimesFromOutsideAreBounded.check(command.at(), earliest, clock.instant());
        if (ScansBelongToTheLabel.holdsFor(labels, command)) {
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

    @CommandHandler
    void handle(PresumeLost command) {
        if (SilentParcelsArePresumedLost.holdsFor(standing, mishap, lastHeard, command.unheardSince())) {
            Instant lastSeen = journey.scans().isEmpty() ? handedOver : journey.lastSeenAt();
            tellMishap(DeliveryMishap.PRESUMED_LOST, lastSeen);
        }
    }

    // --- Decisions that follow from more than one command

    private void release() {
        apply(new ShipmentReleased(shipmentId, prepared.orderId()));
        askForLabel();
    }

    private void askForLabel() {
        int number = labels.nextNumber();
        apply(new LabelRequested(
                shipmentId,
                prepared.orderId(),
                number,
                Label.purchaseKey(shipmentId, number),
                sentFrom,
                shipTo,
                contents.items()));
    }

    /** SHP-01: of the label that was asked for last; what was given stays beside it. */
    private void putRight(Optional<PersonalData> corrected) {
        corrected.ifPresent(address -> apply(new AddressCorrected(shipmentId, prepared.orderId(), address)));
    }

    /** SHP-02: a label can be voided only before the first scan; whether there was one, the carrier decides. */
    private void giveLabelBack() {
        apply(new LabelVoidRequested(
                shipmentId,
                prepared.orderId(),
                labels.latest().number(),
                labels.latest().labelId(),
                Label.voidKey(shipmentId, labels.latest().number())));
    }

    /** Whether the goods are wanted back and no scan says that they have left. */
    private boolean isToBeKeptHere() {
        return standing == Standing.BEING_CANCELLED && journey.handedOverAt().isEmpty();
    }

    /** SHP-05: what the scans say together. As long as the label is in purchase, they are kept and wait for it. */
    private void followScans() {
        if (standing == Standing.CANCELLED) {
            tellWhatMustNotBe();
            return;
        }
        if (!labels.isBought()) {
            return;
        }
        if (contents.isEmpty() && standing.isHere() && journey.handedOverAt().isPresent()) {
            // Nothing that is wanted is under way; what the carrier has is to be found out.
            cancel();
            tellWhatMustNotBe();
            return;
        }
        if (!standing.isWithTheCarrier()) {
            journey.handedOverAt().ifPresent(this::dispatch);
        }
        if (standing == Standing.DISPATCHED) {
            journey.deliveredAt()
                    .ifPresent(at ->
                            apply(new ShipmentDelivered(shipmentId, prepared.orderId(), prepared.shipFrom(), at)));
        }
        tellWhetherItReachesItsRecipient();
    }

    /** Whoever waits for the parcel hears of a mishap, and of its end, each time the scans together say something new. */
    private void tellWhetherItReachesItsRecipient() {
        Optional<DeliveryMishap> reported = journey.mishap();
        if (!reported.equals(mishap)) {
            Instant at = journey.lastSeenAt();
            reported.ifPresentOrElse(
                    it -> tellMishap(it, at),
                    () -> apply(new ShipmentFoundAgain(shipmentId, prepared.orderId(), prepared.shipFrom(), at)));
        }
    }

    private void tellMishap(DeliveryMishap what, Instant at) {
        apply(new ShipmentMishapReported(shipmentId, prepared.orderId(), prepared.shipFrom(), what, at));
    }

    /** SHP-14: a parcel that was cancelled is on its way nevertheless. Told whenever the carrier says something new. */
    private void tellWhatMustNotBe() {
        Optional<ShipmentState> reported = journey.handedOverAt().map(since -> journey.state());
        if (reported.isPresent() && !reported.equals(reportedAfterCancellation)) {
            apply(new CancelledShipmentScanned(
                    shipmentId, prepared.orderId(), prepared.shipFrom(), reported.get(), journey.lastSeenAt()));
        }
    }

    private void dispatch(Instant at) {
        boolean wanted = standing != Standing.BEING_CANCELLED;
        refuseToGoOtherwise();
        tellLabel();
        apply(new ShipmentDispatched(shipmentId, prepared.orderId(), prepared.shipFrom(), at));
        if (!wanted) {
            refuseCancellation();
        }
        if (heldByPerson) {
            apply(new ShipmentHoldTooLate(shipmentId, prepared.orderId(), lastAskedToHold));
        }
    }

    /** Once. One that was bought for a parcel that was to be kept here is told when it turns out that it goes. */
    private void tellLabel() {
        if (labels.isBought() && !labelIsTold) {
            apply(new ShipmentLabelled(
                    shipmentId,
                    prepared.orderId(),
                    prepared.shipFrom(),
                    labels.latest().carrier(),
                    labels.latest().trackingCode()));
        }
    }

    private void cancel() {
        apply(new ShipmentCancelled(shipmentId, prepared.orderId(), prepared.shipFrom(), cancellationReason));
    }

    /** The carrier may have the parcel then. One that nothing lies in stays here all the same. */
    private void endCancellationWithLabelOut() {
        if (contents.isEmpty()) {
            cancel();
        } else {
            refuseCancellation();
        }
    }

    private void refuseCancellation() {
        apply(new ShipmentCancellationRefused(shipmentId, prepared.orderId(), prepared.shipFrom()));
        tellLabel();
    }

    // --- What has happened

    @EventSourcingHandler
    void on(ShipmentPrepared event, @Timestamp Instant askedFor) {
        shipmentId = event.shipmentId();
        prepared = event;
        shipTo = event.shipTo();
        sentFrom = event.shipFrom();
        contents = new PackingList(event.items());
        earliest = TimesFromOutsideAreBounded.earliest(askedFor, event.promisedDelivery());
    }

    @EventSourcingHandler
    void on(LabelRequested event) {
        labels.on(event);
        labelIsTold = false;
        labelledTo = event.shipTo();
    }

    @EventSourcingHandler
    void on(TrackingNumberAwaited event) {
        labels.on(event);
    }

    @EventSourcingHandler
    void on(LabelBought event) {
        labels.on(event);
        // One that takes another's place is told as well.
        labelIsTold = false;
    }

    @EventSourcingHandler
    void on(SpareLabelFact fact) {
        spareLabels.on(fact);
    }

    @EventSourcingHandler
    void on(LabelRefused event) {
        labels.on(event);
    }

    @EventSourcingHandler
    void on(ShipmentPutOnHold event) {
        standing = Standing.ON_HOLD;
        holdReason = Optional.of(event.reason());
    }

    @EventSourcingHandler
    void on(ShipmentReleased event) {
        standing = Standing.AWAITING_LABEL;
        holdReason = Optional.empty();
    }

    @EventSourcingHandler
    void on(ShipmentRedirectionAsked event) {
        shipTo = event.shipTo();
        lastAskedToRedirect = event.asked();
        isBeingRedirected = true;
        if (standing == Standing.LABELLED) {
            standing = Standing.AWAITING_LABEL;
        }
    }

    @EventSourcingHandler
    void on(ShipmentRedirected event) {
        lastAskedToRedirect = event.asked();
        isBeingRedirected = false;
    }

    @EventSourcingHandler
    void on(ShipmentRedirectionRefused event) {
        lastAskedToRedirect = event.asked();
        if (isBeingRedirected) {
            isBeingRedirected = false;
            shipTo = labelledTo;
            if (standing == Standing.AWAITING_LABEL && labelIsTold) {
                standing = Standing.LABELLED;
            }
        }
    }

    @EventSourcingHandler
    void on(ShipmentMoveAsked event) {
        movingTo = Optional.of(event.shipFrom());
    }

    @EventSourcingHandler
    void on(ShipmentMoved event) {
        movingTo = Optional.empty();
        sentFrom = event.movedTo();
    }

    @EventSourcingHandler
    void on(ShipmentMoveRefused event) {
        movingTo = Optional.empty();
    }

    @EventSourcingHandler
    void on(ShippingAddressChanged event) {
        shipTo = event.shipTo();
    }

    @EventSourcingHandler
    void on(ShipmentHeldByPerson event) {
        heldByPerson = true;
        lastAskedToHold = event.asked();
    }

    @EventSourcingHandler
    void on(ShipmentHoldLifted event) {
        heldByPerson = false;
        lastAskedToHold = event.asked();
    }

    @EventSourcingHandler
    void on(ShipmentHoldTooLate event) {
        heldByPerson = false;
        lastAskedToHold = event.asked();
    }

    @EventSourcingHandler
    void on(ShipmentReduced event) {
        reductions.add(event.reduction());
        contents = contents.without(event.items());
    }

    @EventSourcingHandler
    void on(ShipmentReductionRefused event) {
        reductions.add(event.reduction());
    }

    @EventSourcingHandler
    void on(ShipmentPickedShort event) {
        shortPicks.put(event.report(), event);
        contents = contents.without(event.items());
    }

    @EventSourcingHandler
    void on(ShipmentSplit event) {
        splits.put(event.split(), event.items());
        contents = contents.without(event.items());
    }

    @EventSourcingHandler
    void on(ShipmentLabelled event) {
        labelIsTold = true;
        if (standing == Standing.AWAITING_LABEL) {
            standing = Standing.LABELLED;
        }
    }

    @EventSourcingHandler
    void on(ShipmentCancellationRequested event) {
        standing = Standing.BEING_CANCELLED;
        holdReason = Optional.empty();
        cancellationReason = event.reason();
    }

    @EventSourcingHandler
    void on(LabelVoidRequested event) {
        labels.on(event);
    }

    @EventSourcingHandler
    void on(LabelVoided event) {
        labels.on(event);
    }

    @EventSourcingHandler
    void on(LabelVoidRefused event) {
        labels.on(event);
    }

    @EventSourcingHandler
    void on(ShipmentCancelled event) {
        standing = Standing.CANCELLED;
        heldByPerson = false;
        isBeingRedirected = false;
        movingTo = Optional.empty();
    }

    @EventSourcingHandler
    void on(ShipmentCancellationRefused event) {
        cancellationRefused = true;
        if (standing == Standing.BEING_CANCELLED) {
            standing = Standing.LABELLED;
        }
    }

    @EventSourcingHandler
    void on(InterceptRequested event) {
        intercept = Intercept.ASKED_FOR;
    }

    @EventSourcingHandler
    void on(ShipmentInterceptAccepted event) {
        intercept = Intercept.ANSWERED;
    }

    @EventSourcingHandler
    void on(ShipmentInterceptRefused event) {
        intercept = Intercept.ANSWERED;
    }

    @EventSourcingHandler
    void on(ScanRecorded event, @Timestamp Instant heard) {
        lastHeard = heard;
        notifications.add(event.notificationId());
        journey = journey.with(new Scan(event.status(), event.at()));
    }

    @EventSourcingHandler
    void on(ScanSetAside event) {
        notifications.add(event.notificationId());
    }

    @EventSourcingHandler
    void on(ShipmentDispatched event, @Timestamp Instant heard) {
        lastHeard = heard;
        handedOver = event.at();
        standing = Standing.DISPATCHED;
    }

    @EventSourcingHandler
    void on(ShipmentMishapReported event) {
        mishap = Optional.of(event.mishap());
    }

    @EventSourcingHandler
    void on(ShipmentFoundAgain event) {
        mishap = Optional.empty();
    }

    @EventSourcingHandler
    void on(ShipmentDelivered event) {
        standing = Standing.DELIVERED;
        // Whoever hears of the delivery takes the mishap for over; if a later one has undone it, that is told again.
        mishap = Optional.empty();
    }

    @EventSourcingHandler
    void on(CancelledShipmentScanned event) {
        reportedAfterCancellation = Optional.of(event.reported());
    }
}
