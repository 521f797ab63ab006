package shop.order.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import shop.order.api.OrderLine;
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

    private static int of(int line, List<TrackedUnits> units) {
        return units.stream()
                .filter(it -> it.line() == line)
                .mapToInt(TrackedUnits::quantity)
                .sum();
    }

    /** How far the units of each line are. Each is in one parcel: the last that was sent in place of another. */
    static List<UnitsView> view(List<OrderLine> lines, List<TrackedParcel> parcels) {
        return IntStream.rangeClosed(1, lines.size())
                .mapToObj(line -> view(line, lines.get(line - 1), parcels))
                .toList();
    }

    private static UnitsView view(int number, OrderLine line, List<TrackedParcel> parcels) {
        return parcels.stream()
                .filter(parcel -> parcel.isOf(line.shipFrom()) && parcel.state != ParcelState.REPLACED)
                .findFirst()
                .map(parcel -> view(number, line.quantity(), parcel))
                .orElseThrow();
    }

    private static UnitsView view(int line, int ordered, TrackedParcel parcel) {
        int cancelled = parcel.state == ParcelState.CANCELLED ? ordered : of(line, parcel.cancelled);
        int rest = ordered - cancelled;
        return new UnitsView(
                line,
                ordered,
                cancelled,
                parcel.state.isSent() ? rest : 0,
                parcel.state == ParcelState.DELIVERED ? rest : 0,
                parcel.state == ParcelState.REFUNDED ? rest : 0);
    }
}
