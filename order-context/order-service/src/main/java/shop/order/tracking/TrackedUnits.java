package shop.order.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import shop.order.api.OrderView.ParcelState;
import shop.order.api.OrderView.UnitsView;
import shop.order.api.ParcelContents;
import shop.order.tracking.TrackedOrder.TrackedParcel;

/** So many units of a line. */
record TrackedUnits(int line, int quantity) {

    /** These, and as many as are told in addition. */
    static List<TrackedUnits> plus(List<TrackedUnits> units, List<ParcelContents.Item> more) {
        List<TrackedUnits> sum = new ArrayList<>(units);
        more.forEach(item -> sum.add(new TrackedUnits(item.line(), item.quantity())));
        return sum;
    }

    static int sum(List<TrackedUnits> units) {
        return units.stream().mapToInt(TrackedUnits::quantity).sum();
    }

    static int of(int line, List<TrackedUnits> units) {
        return units.stream()
                .filter(it -> it.line() == line)
                .mapToInt(TrackedUnits::quantity)
                .sum();
    }

    /** How far the units of each line are. Each counts in the last parcel that it was put into. */
    static List<UnitsView> view(List<TrackedLine> lines, List<TrackedParcel> parcels) {
        return IntStream.rangeClosed(1, lines.size())
                .mapToObj(line -> view(line, lines.get(line - 1), parcels))
                .toList();
    }

    private static UnitsView view(int number, TrackedLine line, List<TrackedParcel> parcels) {
        return parcels.stream()
                .filter(parcel -> parcel.isOf(line.shipFrom()) && parcel.state != ParcelState.REPLACED)
                .map(parcel -> view(number, line.quantity(), parcel))
                .reduce(new UnitsView(number, line.quantity(), 0, 0, 0, 0), TrackedUnits::plus);
    }

    private static UnitsView plus(UnitsView one, UnitsView other) {
        return new UnitsView(
                one.line(),
                one.ordered(),
                one.cancelled() + other.cancelled(),
                one.sent() + other.sent(),
                one.delivered() + other.delivered(),
                one.refunded() + other.refunded());
    }

    private static UnitsView view(int line, int ordered, TrackedParcel parcel) {
        int refunded = of(line, parcel.refunded);
        int there =
                parcel.had(line, ordered) - of(line, parcel.exchanged) - of(line, parcel.countedInTheFirst) - refunded;
        int cancelled = parcel.state == ParcelState.CANCELLED ? there : of(line, parcel.cancelled);
        int rest = there - cancelled;
        return new UnitsView(
                line,
                ordered,
                cancelled,
                parcel.state.isSent() ? rest : 0,
                parcel.state == ParcelState.DELIVERED ? rest : 0,
                parcel.state == ParcelState.REFUNDED ? refunded + rest : refunded);
    }
}
