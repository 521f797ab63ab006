package shop.shipping.dispatching;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shop.kernel.PersonalData;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.api.CancelReturnShipment;
import shop.shipping.api.HoldReason;
import shop.shipping.api.PrepareReturnShipment;
import shop.shipping.api.ReceivedItem;
import shop.shipping.api.ReceivedItem.Condition;
import shop.shipping.api.ReturnShipmentArrived;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ReturnShipmentLapsed;
import shop.shipping.api.ReturnShipmentNotLabelled;
import shop.shipping.api.ReturnShipmentReceived;
import shop.shipping.api.ReturnShipmentUnderWay;
import shop.shipping.api.ReturnedItem;

/** Two blue mugs that Jiwon sends back to the potter in Icheon: what happens to them, told in messages. */
public final class OneMugThatComesBack {

    public static final ReturnShipmentId BACK = ReturnShipmentId.of(TwoBlueMugs.ORDER, 1);
    public static final List<ReturnedItem> MUGS = List.of(new ReturnedItem(1, "MUG-BLUE", "Blue mug", 2));
    public static final String KEY = "returnshipment-mugs-1-label-1";

    public static final String LABEL = "label-back";

    private OneMugThatComesBack() {}

    /** Return shipments without anything around them. */
    public static AggregatesInMemory returnShipments(Clock clock) {
        return AggregatesInMemory.of(ReturnShipment.class, clock);
    }

    public static PrepareReturnShipment prepareReturn() {
        return prepareReturnOf(TwoBlueMugs.JIWON);
    }

    static PrepareReturnShipment prepareReturnOf(PersonalData sender) {
        return new PrepareReturnShipment(BACK, TwoBlueMugs.ORDER, TwoBlueMugs.POTTER, sender, MUGS);
    }

    public static ReturnShipmentPrepared returnPrepared() {
        return new ReturnShipmentPrepared(BACK, TwoBlueMugs.ORDER, TwoBlueMugs.POTTER, TwoBlueMugs.JIWON, MUGS);
    }

    public static ReturnLabelRequested returnLabelRequested() {
        return returnLabelRequestedBy(TwoBlueMugs.JIWON);
    }

    public static ReturnLabelRequested returnLabelRequestedBy(PersonalData sender) {
        return new ReturnLabelRequested(BACK, TwoBlueMugs.ORDER, KEY, TwoBlueMugs.POTTER, sender, MUGS);
    }

    public static RecordReturnLabelBought recordReturnLabelBought() {
        return new RecordReturnLabelBought(BACK, LABEL, "simulated", TwoBlueMugs.TRACKING_CODE);
    }

    public static ReturnLabelBought returnLabelBought() {
        return new ReturnLabelBought(BACK, TwoBlueMugs.ORDER, LABEL, "simulated", TwoBlueMugs.TRACKING_CODE);
    }

    static RecordReturnLabelBought recordSecondReturnLabelBought() {
        return new RecordReturnLabelBought(BACK, "label-back-2", "simulated", "SIM0009");
    }

    public static SecondReturnLabelSold secondReturnLabelSold() {
        return new SecondReturnLabelSold(BACK, TwoBlueMugs.ORDER, "label-back-2", "simulated", "SIM0009");
    }

    public static SpareReturnLabelVoidRequested spareReturnLabelVoidRequested() {
        return new SpareReturnLabelVoidRequested(
                BACK, TwoBlueMugs.ORDER, "label-back-2", BACK + "-label-1-spare-1-void");
    }

    public static SpareReturnLabelVoided spareReturnLabelVoided() {
        return new SpareReturnLabelVoided(BACK, TwoBlueMugs.ORDER, "label-back-2");
    }

    public static SpareReturnLabelVoidRefused spareReturnLabelVoidRefused() {
        return new SpareReturnLabelVoidRefused(BACK, TwoBlueMugs.ORDER, "label-back-2", VoidRefusal.REFUSED);
    }

    public static ReturnLabelVoidRequested returnLabelVoidRequested() {
        return new ReturnLabelVoidRequested(BACK, TwoBlueMugs.ORDER, LABEL, KEY + "-void");
    }

    public static ReturnLabelVoided returnLabelVoided() {
        return new ReturnLabelVoided(BACK, TwoBlueMugs.ORDER);
    }

    public static ReturnLabelVoidRefused returnLabelVoidRefused() {
        return new ReturnLabelVoidRefused(BACK, TwoBlueMugs.ORDER, VoidRefusal.REFUSED);
    }

    public static ReturnShipmentLabelled returnLabelled() {
        return new ReturnShipmentLabelled(BACK, TwoBlueMugs.ORDER, "simulated", TwoBlueMugs.TRACKING_CODE);
    }

    public static RecordReturnLabelRefused recordReturnLabelRefused() {
        return new RecordReturnLabelRefused(BACK, HoldReason.ADDRESS_UNDELIVERABLE);
    }

    public static ReturnShipmentNotLabelled returnNotLabelled() {
        return new ReturnShipmentNotLabelled(BACK, TwoBlueMugs.ORDER, HoldReason.ADDRESS_UNDELIVERABLE);
    }

    public static RecordReturnScan recordReturnScan(ScanStatus status, String at) {
        return recordReturnScanUnder(TwoBlueMugs.TRACKING_CODE, status, at);
    }

    static RecordReturnScan recordReturnScanUnder(String trackingCode, ScanStatus status, String at) {
        return new RecordReturnScan(
                BACK,
                "notification-" + status + "-" + at,
                trackingCode,
                status,
                status.name().toLowerCase(Locale.ROOT),
                Instant.parse(at),
                Optional.of("Icheon"));
    }

    public static ReturnScanRecorded returnScanRecorded(ScanStatus status, String at) {
        return recorded(recordReturnScan(status, at), true);
    }

    public static ReturnScanRecorded foreignReturnScanRecorded(ScanStatus status, String at) {
        return recorded(recordReturnScanUnder(TwoBlueMugs.ANOTHER_CODE, status, at), false);
    }

    private static ReturnScanRecorded recorded(RecordReturnScan scan, boolean counts) {
        return new ReturnScanRecorded(
                BACK,
                TwoBlueMugs.ORDER,
                scan.notificationId(),
                scan.trackingCode(),
                scan.status(),
                scan.carrierStatus(),
                scan.at(),
                scan.location(),
                counts);
    }

    public static ReturnShipmentUnderWay returnUnderWay(String at) {
        return new ReturnShipmentUnderWay(BACK, TwoBlueMugs.ORDER, Instant.parse(at));
    }

    public static ReturnShipmentArrived returnArrived(String at) {
        return new ReturnShipmentArrived(BACK, TwoBlueMugs.ORDER, Instant.parse(at));
    }

    public static ReceiveReturnShipment receive(ReceivedItem... items) {
        return new ReceiveReturnShipment(BACK, List.of(items));
    }

    public static ReceivedItem mugs(int quantity, Condition condition) {
        return new ReceivedItem(1, quantity, condition);
    }

    public static ReturnShipmentReceived returnReceived(ReceivedItem... items) {
        return new ReturnShipmentReceived(BACK, TwoBlueMugs.ORDER, List.of(items), false);
    }

    public static ReturnShipmentReceived returnTakenAsSent() {
        return new ReturnShipmentReceived(BACK, TwoBlueMugs.ORDER, List.of(mugs(2, Condition.AS_NEW)), true);
    }

    public static CancelReturnShipment cancelReturn() {
        return new CancelReturnShipment(BACK);
    }

    public static ReturnShipmentCancelled returnCancelled() {
        return new ReturnShipmentCancelled(BACK, TwoBlueMugs.ORDER);
    }

    public static ReturnShipmentLapsed returnLapsed(boolean sent) {
        return new ReturnShipmentLapsed(BACK, TwoBlueMugs.ORDER, sent);
    }
}
