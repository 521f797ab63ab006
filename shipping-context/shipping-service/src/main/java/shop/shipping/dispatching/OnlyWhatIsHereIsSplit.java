package shop.shipping.dispatching;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.ParcelItem;
import shop.shipping.dispatching.SplitShipment.Apart;

/** SHP-12: a part of what is still here is sent apart, also under a label that stays with the rest; something stays in each. */
final class OnlyWhatIsHereIsSplit {

    private static final String RULE = "SHP-12";

    private OnlyWhatIsHereIsSplit() {}

    /**
     * @param isSeen whether the carrier says that it has the parcel
     * @param movingTo where it is to move, and nobody knows yet whether it does
     */
    static void check(
            SplitShipment command, Standing standing, boolean isSeen, Optional<String> movingTo, PackingList contents) {
        if (standing.isGivenUp()) {
            throw refused(command, "shipment-cancelled", "it is cancelled, or is to be; keep its goods here.");
        }
        movingTo.ifPresent(other -> {
            throw refused(
                    command,
                    "shipment-moving",
                    "it is to be sent by " + other
                            + " as soon as the carrier has taken its label back; split it when that is decided.");
        });
        if (isSeen || standing.isWithTheCarrier()) {
            throw refused(command, "shipment-handed-over", "the carrier has it, with all that is in it.");
        }
        command.apart().forEach(units -> check(command, units, contents));
        if (contents.without(units(command, contents)).isEmpty()) {
            throw refused(command, "nothing-left", "nothing would stay in it; send it as it is.");
        }
    }

    private static void check(SplitShipment command, Apart units, PackingList contents) {
        int there = contents.unitsOf(item -> item.line() == units.line());
        long named = command.apart().stream()
                .filter(other -> other.line() == units.line())
                .count();
        if (units.quantity() > there || named > 1) {
            throw BusinessRejection.of(
                    RULE,
                    "more-than-in-the-parcel",
                    "Units of line " + units.line() + " that belong into " + command.shipmentId() + ": " + there
                            + ". Send no more than that apart, each line once.",
                    Map.of(
                            "shipmentId",
                            command.shipmentId().value(),
                            "line",
                            String.valueOf(units.line()),
                            "units",
                            String.valueOf(there)));
        }
    }

    /** What is sent apart, in words that it can be packed by. */
    static List<ParcelItem> units(SplitShipment command, PackingList contents) {
        return command.apart().stream()
                .flatMap(units -> contents.units(item -> item.line() == units.line(), units.quantity()).stream())
                .toList();
    }

    /** The same split is of the same units, in whichever order it names its lines; another needs a name of its own. */
    static void checkSame(SplitShipment again, List<ParcelItem> recorded) {
        Map<Integer, Integer> before =
                recorded.stream().collect(Collectors.toMap(ParcelItem::line, ParcelItem::quantity, Integer::sum));
        boolean isSame = again.apart().stream()
                .collect(Collectors.toMap(Apart::line, Apart::quantity, Integer::sum))
                .equals(before);
        if (!isSame) {
            throw BusinessRejection.of(
                    RULE,
                    "split-used-for-other-units",
                    "The split '" + again.split() + "' of " + again.shipmentId()
                            + " named other units; send those again, or give this split a name of its own.",
                    Map.of("shipmentId", again.shipmentId().value(), "split", again.split()));
        }
    }

    private static BusinessRejection refused(SplitShipment command, String code, String why) {
        return BusinessRejection.of(
                RULE,
                code,
                "The parcel " + command.shipmentId() + " is not split: " + why,
                Map.of("shipmentId", command.shipmentId().value()));
    }
}
