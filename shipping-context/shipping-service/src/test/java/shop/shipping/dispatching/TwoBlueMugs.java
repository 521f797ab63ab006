package shop.shipping.dispatching;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.api.CancelShipment;
import shop.shipping.api.CancelledShipmentScanned;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.HandOverShipment;
import shop.shipping.api.HoldReason;
import shop.shipping.api.HoldShipment;
import shop.shipping.api.LiftShipmentHold;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.RedirectShipment;
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
import shop.shipping.api.ShipmentPutOnHold;
import shop.shipping.api.ShipmentRedirected;
import shop.shipping.api.ShipmentRedirectionRefused;
import shop.shipping.api.ShipmentReleased;
import shop.shipping.api.ShipmentState;

/** Two blue mugs that a potter in Icheon sends to Jiwon in Seoul: what happens to their parcel, told in messages. */
public final class TwoBlueMugs {

    public static final OrderId ORDER = OrderId.of("order-mugs");
    public static final String POTTER = "icheon-pottery";
    public static final ShipmentId PARCEL = ShipmentId.of(ORDER, POTTER);
    public static final PersonalData JIWON = new PersonalData(
            "customer-jiwon",
            new Recipient("Kim Jiwon", "Sejong-daero 110", "Seoul", "04524", "", "KR", "jiwon@example.com"));
    public static final PersonalData JIWON_WHERE_SHE_REALLY_LIVES = new PersonalData(
            "customer-jiwon",
            new Recipient("Kim Jiwon", "Sejong-daero 110", "Seoul", "04523", "", "KR", "jiwon@example.com"));
    public static final List<ParcelItem> MUGS = List.of(new ParcelItem(1, "MUG-BLUE", "Blue mug", 2));
    public static final LocalDate PROMISED = LocalDate.parse("2026-01-09");
    public static final String TRACKING_CODE = "SIM0001";
    public static final String ANOTHER_CODE = "SIM9999";
    public static final String CHANGED_HER_MIND = "customer changed her mind";

    private TwoBlueMugs() {}

    /** Shipments without anything around them. */
    public static AggregatesInMemory shipments() {
        return shipments(Clock.systemUTC());
    }

    public static AggregatesInMemory shipments(Clock clock) {
        return AggregatesInMemory.of(Shipment.class, clock);
    }

    public static PrepareShipment prepare() {
        return prepareFor(JIWON);
    }

    public static PrepareShipment prepareFor(PersonalData shipTo) {
        return new PrepareShipment(PARCEL, ORDER, POTTER, shipTo, MUGS, Optional.of(PROMISED));
    }

    public static ShipmentPrepared prepared() {
        return new ShipmentPrepared(PARCEL, ORDER, POTTER, JIWON, MUGS, Optional.of(PROMISED));
    }

    public static LabelRequested labelRequested() {
        return labelRequested(1);
    }

    public static LabelRequested labelRequested(int number) {
        return new LabelRequested(
                PARCEL, ORDER, number, "shipment-mugs-icheon_pottery-label-" + number, POTTER, JIWON, MUGS);
    }

    public static RecordLabelBought recordLabelBought() {
        return new RecordLabelBought(PARCEL, 1, "label-1", "simulated", TRACKING_CODE, Optional.empty());
    }

    public static RecordLabelBought recordLabelBoughtTo(PersonalData corrected) {
        return new RecordLabelBought(PARCEL, 1, "label-1", "simulated", TRACKING_CODE, Optional.of(corrected));
    }

    public static AddressCorrected addressCorrected() {
        return new AddressCorrected(PARCEL, ORDER, JIWON_WHERE_SHE_REALLY_LIVES);
    }

    public static LabelBought labelBought() {
        return new LabelBought(PARCEL, ORDER, 1, "label-1", "simulated", TRACKING_CODE);
    }

    public static SecondLabelSold secondLabelSold() {
        return new SecondLabelSold(PARCEL, ORDER, 1, "label-2", "simulated", ANOTHER_CODE);
    }

    public static SpareLabelVoidRequested spareLabelVoidRequested() {
        return new SpareLabelVoidRequested(
                PARCEL, ORDER, "label-2", "shipment-mugs-icheon_pottery-label-1-spare-1-void");
    }

    public static SpareLabelVoided spareLabelVoided() {
        return new SpareLabelVoided(PARCEL, ORDER, "label-2");
    }

    public static SpareLabelVoidRefused spareLabelVoidRefused() {
        return new SpareLabelVoidRefused(PARCEL, ORDER, "label-2", VoidRefusal.LABEL_UNKNOWN);
    }

    public static ShipmentLabelled labelled() {
        return new ShipmentLabelled(PARCEL, ORDER, POTTER, "simulated", TRACKING_CODE);
    }

    public static RecordLabelRefused recordLabelRefused() {
        return new RecordLabelRefused(PARCEL, 1, HoldReason.ADDRESS_UNDELIVERABLE);
    }

    public static LabelRefused labelRefused() {
        return new LabelRefused(PARCEL, ORDER, 1, HoldReason.ADDRESS_UNDELIVERABLE);
    }

    public static ShipmentPutOnHold putOnHold() {
        return new ShipmentPutOnHold(PARCEL, ORDER, HoldReason.ADDRESS_UNDELIVERABLE);
    }

    public static ShipmentPutOnHold putOnHoldForAnotherReason() {
        return new ShipmentPutOnHold(PARCEL, ORDER, HoldReason.LABEL_REFUSED);
    }

    public static ChangeShippingAddress changeAddress() {
        return new ChangeShippingAddress(PARCEL, JIWON_WHERE_SHE_REALLY_LIVES.recipient());
    }

    public static ShippingAddressChanged addressChanged() {
        return new ShippingAddressChanged(PARCEL, ORDER, JIWON_WHERE_SHE_REALLY_LIVES);
    }

    public static CancelledShipmentScanned cancelledScanned(ShipmentState reported, String at) {
        return new CancelledShipmentScanned(PARCEL, ORDER, POTTER, reported, Instant.parse(at));
    }

    public static ShipmentReleased released() {
        return new ShipmentReleased(PARCEL, ORDER);
    }

    public static HoldShipment hold(long asked) {
        return new HoldShipment(PARCEL, asked);
    }

    public static ShipmentHeldByPerson heldByPerson(long asked) {
        return new ShipmentHeldByPerson(PARCEL, ORDER, asked);
    }

    public static LiftShipmentHold liftHold(long asked) {
        return new LiftShipmentHold(PARCEL, asked);
    }

    public static ShipmentHoldLifted holdLifted(long asked) {
        return new ShipmentHoldLifted(PARCEL, ORDER, asked);
    }

    public static ShipmentHoldTooLate holdTooLate(long asked) {
        return new ShipmentHoldTooLate(PARCEL, ORDER, asked);
    }

    public static RedirectShipment redirect(long asked) {
        return new RedirectShipment(PARCEL, JIWON_WHERE_SHE_REALLY_LIVES, asked);
    }

    public static ShipmentRedirectionAsked redirectionAsked(long asked) {
        return new ShipmentRedirectionAsked(PARCEL, ORDER, asked, JIWON_WHERE_SHE_REALLY_LIVES);
    }

    public static MoveShipment move(String shipFrom) {
        return new MoveShipment(PARCEL, shipFrom);
    }

    public static ShipmentMoveAsked moveAsked(String shipFrom) {
        return new ShipmentMoveAsked(PARCEL, ORDER, shipFrom);
    }

    public static ShipmentMoveRefused moveRefused(String shipFrom) {
        return new ShipmentMoveRefused(PARCEL, ORDER, shipFrom);
    }

    public static ShipmentMoved moved(String shipFrom) {
        return new ShipmentMoved(PARCEL, ORDER, POTTER, shipFrom);
    }

    public static LabelRequested labelRequestedFrom(String shipFrom, int number) {
        LabelRequested asked = labelRequested(number);
        return new LabelRequested(
                asked.shipmentId(),
                asked.orderId(),
                asked.labelNumber(),
                asked.operationKey(),
                shipFrom,
                asked.shipTo(),
                asked.items());
    }

    public static ShipmentRedirected redirected(long asked) {
        return new ShipmentRedirected(PARCEL, ORDER, asked);
    }

    public static ShipmentRedirectionRefused redirectionRefused(long asked) {
        return new ShipmentRedirectionRefused(PARCEL, ORDER, asked);
    }

    public static LabelRequested labelRequestedElsewhere(int number) {
        return new LabelRequested(
                PARCEL,
                ORDER,
                number,
                "shipment-mugs-icheon_pottery-label-" + number,
                POTTER,
                JIWON_WHERE_SHE_REALLY_LIVES,
                MUGS);
    }

    public static CancelShipment cancel() {
        return new CancelShipment(PARCEL, CHANGED_HER_MIND);
    }

    public static ShipmentCancellationRequested cancellationRequested() {
        return new ShipmentCancellationRequested(PARCEL, ORDER, CHANGED_HER_MIND);
    }

    public static LabelVoidRequested labelVoidRequested() {
        return new LabelVoidRequested(PARCEL, ORDER, 1, "label-1", "shipment-mugs-icheon_pottery-label-1-void");
    }

    public static InterceptRequested interceptRequested() {
        return new InterceptRequested(PARCEL, ORDER, "label-1", "shipment-mugs-icheon_pottery-intercept");
    }

    public static ShipmentInterceptAccepted interceptAccepted() {
        return new ShipmentInterceptAccepted(PARCEL, ORDER, POTTER);
    }

    public static ShipmentInterceptRefused interceptRefused() {
        return new ShipmentInterceptRefused(PARCEL, ORDER, POTTER);
    }

    public static LabelVoided labelVoided() {
        return new LabelVoided(PARCEL, ORDER, 1);
    }

    public static RecordLabelVoidRefused recordLabelVoidRefused(VoidRefusal reason) {
        return new RecordLabelVoidRefused(PARCEL, 1, reason);
    }

    public static LabelVoidRefused labelVoidRefused() {
        return labelVoidRefused(VoidRefusal.ALREADY_SCANNED);
    }

    public static LabelVoidRefused labelVoidRefused(VoidRefusal reason) {
        return new LabelVoidRefused(PARCEL, ORDER, 1, reason);
    }

    public static ShipmentCancelled cancelled() {
        return new ShipmentCancelled(PARCEL, ORDER, POTTER, CHANGED_HER_MIND);
    }

    public static ShipmentCancellationRefused cancellationRefused() {
        return new ShipmentCancellationRefused(PARCEL, ORDER, POTTER);
    }

    public static HandOverShipment handOver(String at) {
        return new HandOverShipment(PARCEL, Instant.parse(at));
    }

    public static ShipmentDispatched dispatched(String at) {
        return new ShipmentDispatched(PARCEL, ORDER, POTTER, Instant.parse(at));
    }

    public static ShipmentDelivered delivered(String at) {
        return new ShipmentDelivered(PARCEL, ORDER, POTTER, Instant.parse(at));
    }

    public static ShipmentMishapReported mishap(DeliveryMishap mishap, String at) {
        return new ShipmentMishapReported(PARCEL, ORDER, POTTER, mishap, Instant.parse(at));
    }

    public static ShipmentFoundAgain foundAgain(String at) {
        return new ShipmentFoundAgain(PARCEL, ORDER, POTTER, Instant.parse(at));
    }

    public static PresumeLost presumeLostUnheardSince(Instant moment) {
        return new PresumeLost(PARCEL, moment);
    }

    public static RecordScan recordScan(ScanStatus status, String at) {
        return recordScanUnder(TRACKING_CODE, status, at);
    }

    public static RecordScan recordScanOfSomethingElse(ScanStatus status, String at) {
        return recordScanUnder(ANOTHER_CODE, status, at);
    }

    private static RecordScan recordScanUnder(String trackingCode, ScanStatus status, String at) {
        return new RecordScan(
                PARCEL,
                notification(status, at),
                trackingCode,
                status,
                status.name().toLowerCase(Locale.ROOT),
                Instant.parse(at),
                Optional.of("Seoul"));
    }

    public static ScanRecorded scanRecorded(ScanStatus status, String at) {
        RecordScan scan = recordScan(status, at);
        return new ScanRecorded(
                PARCEL,
                ORDER,
                scan.notificationId(),
                scan.trackingCode(),
                status,
                scan.carrierStatus(),
                scan.at(),
                scan.location());
    }

    public static ScanSetAside scanSetAside(ScanStatus status, String at) {
        RecordScan scan = recordScanOfSomethingElse(status, at);
        return new ScanSetAside(
                PARCEL,
                ORDER,
                scan.notificationId(),
                scan.trackingCode(),
                status,
                scan.carrierStatus(),
                scan.at(),
                scan.location());
    }

    private static String notification(ScanStatus status, String at) {
        return "notification-" + status + "-" + at;
    }
}
