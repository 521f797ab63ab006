package shop.shipping.dispatching;

import java.util.List;
import java.util.Map;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentPickedShort;
import shop.shipping.dispatching.ReportShortPick.Missing;

/**
 * SHP-03: a short pick says what is missing of a parcel that is still here, and no more than belongs into it (ORD-14). What is
 * missing after the hand-over is the carrier's to find.
 */
final class ShortPicksAreOfWhatIsHere {

    private ShortPicksAreOfWhatIsHere() {}

    /** @param seen whether the carrier says that it has the parcel, though its label is not known here yet */
    static void check(ReportShortPick report, Standing standing, boolean seen, PackingList contents) {
        switch (standing) {
            case DISPATCHED, DELIVERED -> throw handedOver(report.shipmentId());
            case BEING_CANCELLED ->
                throw refused(
                        report.shipmentId(), "cancellation-requested", "it is being cancelled; keep its goods here.");
            case CANCELLED ->
                throw refused(report.shipmentId(), "shipment-cancelled", "it is cancelled; put its goods back.");
            case AWAITING_LABEL, ON_HOLD, LABELLED -> {
                if (seen) {
                    throw handedOver(report.shipmentId());
                }
                report.missing().forEach(missing -> check(report, missing, contents));
            }
        }
    }

    private static BusinessRejection handedOver(ShipmentId shipment) {
        return refused(
                shipment,
                "shipment-handed-over",
                "it was handed over, as it was packed. What the customer misses then, support makes good.");
    }

    private static void check(ReportShortPick report, Missing missing, PackingList contents) {
        int there = contents.unitsOf(missing::isOf);
        // A line may be named by its number, and by its sku besides: that is twice, too.
        boolean isNamedTwice = contents.items().stream()
                .filter(missing::isOf)
                .anyMatch(item -> report.missing().stream()
                                .filter(other -> other.isOf(item))
                                .count()
                        > 1);
        if (missing.quantity() > there || isNamedTwice) {
            throw BusinessRejection.of(
                    "SHP-03",
                    "more-than-in-the-parcel",
                    "Units of line " + missing.line()
                            + missing.sku().map(sku -> ", sku " + sku + ",").orElse("") + " that belong into "
                            + report.shipmentId() + ": " + there + ". Report no more than that, each line once"
                            + (missing.line() == 0 && missing.sku().isEmpty() ? ", and of line 0 with its sku." : "."),
                    Map.of(
                            "shipmentId",
                            report.shipmentId().value(),
                            "line",
                            String.valueOf(missing.line()),
                            "units",
                            String.valueOf(there)));
        }
    }

    /**
     * ORD-14: what is missing here is sent by another ship-from, or by nobody.
     *
     * @param sentFrom who sends the parcel, and misses it
     */
    static void checkMove(ReportShortPick report, String sentFrom) {
        if (report.moveTo().filter(sentFrom::equals).isPresent()) {
            throw BusinessRejection.of(
                    "SHP-03",
                    "missing-there",
                    "What is missing of the parcel " + report.shipmentId() + " is missing at " + sentFrom
                            + ", which sends it. Name another ship-from in 'moveTo', or leave that out: then it is cancelled.",
                    Map.of("shipmentId", report.shipmentId().value(), "field", "moveTo"));
        }
    }

    /** The same report is the same short pick, in whichever order it names its lines; another needs a name of its own. */
    static void checkSame(ReportShortPick again, ShipmentPickedShort before) {
        checkSameUnits(again, before.items());
        if (!again.moveTo().equals(before.moveTo())) {
            throw BusinessRejection.of(
                    "SHP-03",
                    "report-used-for-another-ship-from",
                    "The report '" + again.report() + "' about " + again.shipmentId() + " said that what is missing is "
                            + before.moveTo().map(other -> "sent by " + other).orElse("sent by nobody")
                            + "; that is decided. What is missing beyond it has a report and a name of its own.",
                    Map.of("shipmentId", again.shipmentId().value(), "report", again.report()));
        }
    }

    private static void checkSameUnits(ReportShortPick again, List<ParcelItem> recorded) {
        boolean isSame = again.missing().stream().allMatch(missing -> missing.quantity() == unitsOf(missing, recorded))
                && recorded.stream().allMatch(item -> again.missing().stream().anyMatch(missing -> missing.isOf(item)));
        if (!isSame) {
            throw BusinessRejection.of(
                    "SHP-03",
                    "report-used-for-other-units",
                    "The report '" + again.report() + "' about " + again.shipmentId()
                            + " named other units; send those again, or give this report a name of its own.",
                    Map.of("shipmentId", again.shipmentId().value(), "report", again.report()));
        }
    }

    private static int unitsOf(Missing missing, List<ParcelItem> recorded) {
        return new PackingList(recorded).unitsOf(missing::isOf);
    }

    private static BusinessRejection refused(ShipmentId shipment, String code, String why) {
        return BusinessRejection.of(
                "SHP-03",
                code,
                "Nothing can be missing of the parcel " + shipment + ": " + why,
                Map.of("shipmentId", shipment.value()));
    }
}
