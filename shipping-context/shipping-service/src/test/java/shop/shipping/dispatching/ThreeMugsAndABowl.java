package shop.shipping.dispatching;

import static shop.shipping.dispatching.TwoBlueMugs.JIWON;
import static shop.shipping.dispatching.TwoBlueMugs.ORDER;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.POTTER;
import static shop.shipping.dispatching.TwoBlueMugs.PROMISED;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ReduceShipment;
import shop.shipping.api.ShipmentPickedShort;
import shop.shipping.api.ShipmentReduced;
import shop.shipping.api.ShipmentReductionRefused;
import shop.shipping.api.ShipmentSplit;

/** Three mugs and a bowl in one parcel, out of which some are taken again. */
public final class ThreeMugsAndABowl {

    public static final String NOT_ALL = "not-all-of-them";
    public static final String PICK = "pick-4711";
    public static final String WHY = "NOT_WANTED_ANY_MORE";

    private ThreeMugsAndABowl() {}

    public static ParcelItem mugs(int quantity) {
        return new ParcelItem(1, "MUG-BLUE", "Blue mug", quantity);
    }

    public static ParcelItem bowl() {
        return new ParcelItem(2, "BOWL", "Bowl", 1);
    }

    public static ShipmentPrepared prepared() {
        return new ShipmentPrepared(PARCEL, ORDER, POTTER, JIWON, List.of(mugs(3), bowl()), Optional.of(PROMISED));
    }

    public static LabelRequested labelRequested(int number, ParcelItem... items) {
        return new LabelRequested(
                PARCEL, ORDER, number, "shipment-mugs-icheon_pottery-label-" + number, POTTER, JIWON, List.of(items));
    }

    public static ReduceShipment reduceTo(ParcelItem... remaining) {
        return new ReduceShipment(PARCEL, NOT_ALL, List.of(remaining), WHY);
    }

    public static ShipmentReduced reducedBy(ParcelItem... items) {
        return new ShipmentReduced(PARCEL, ORDER, POTTER, NOT_ALL, List.of(items));
    }

    public static ShipmentReductionRefused reductionRefused() {
        return new ShipmentReductionRefused(PARCEL, ORDER, POTTER, NOT_ALL);
    }

    public static ReportShortPick reportMissing(ParcelItem... items) {
        return reportMissing(PICK, items);
    }

    public static ReportShortPick reportMissing(String report, ParcelItem... items) {
        return new ReportShortPick(
                PARCEL,
                report,
                Stream.of(items)
                        .map(item -> new ReportShortPick.Missing(item.line(), item.quantity()))
                        .toList());
    }

    public static SplitShipment split(ParcelItem... apart) {
        return split("box-2", apart);
    }

    public static SplitShipment split(String name, ParcelItem... apart) {
        return new SplitShipment(
                PARCEL,
                name,
                Stream.of(apart)
                        .map(item -> new SplitShipment.Apart(item.line(), item.quantity()))
                        .toList());
    }

    public static ShipmentSplit sentApart(ParcelItem... items) {
        return new ShipmentSplit(PARCEL, ORDER, POTTER, "box-2", List.of(items));
    }

    public static ShipmentPickedShort pickedShort(ParcelItem... items) {
        return new ShipmentPickedShort(PARCEL, ORDER, POTTER, PICK, List.of(items));
    }

    /** What is missing, another ship-from is to send. */
    public static ReportShortPick reportMissingFor(String moveTo, ParcelItem... items) {
        ReportShortPick report = reportMissing(items);
        return new ReportShortPick(PARCEL, report.report(), report.missing(), Optional.of(moveTo));
    }

    public static ShipmentPickedShort pickedShortFor(String moveTo, ParcelItem... items) {
        return new ShipmentPickedShort(PARCEL, ORDER, POTTER, PICK, List.of(items), Optional.of(moveTo));
    }
}
