package shop.importer;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shop.importer.books.BookedOrder;
import shop.importer.books.BookedParcel;
import shop.importer.books.BookedPayment;
import shop.importer.books.EventsBook;
import shop.importer.books.ExpectedOrder;
import shop.importer.books.OrderStage;
import shop.importer.books.UnitStage;
import shop.importer.files.FileOrder;
import shop.importer.files.Resolution;
import shop.importer.http.OrderView;

/** Whether an order stands where the files say, as far as its own view can tell. */
final class Settled {

    private Settled() {}

    static boolean is(ExpectedOrder order, OrderView view) {
        BookedOrder expected = order.expected();
        return EventsBook.stage(view) == expected.stage()
                && view.tenders().size() == expected.payments().size()
                && IntStream.rangeClosed(1, view.tenders().size())
                        .allMatch(number -> moneyIsThere(
                                expected.payments().get(ExpectedOrder.paymentId(order.order(), number)),
                                view.tenders().get(number - 1)))
                && view.returns().size() == order.order().returns().size()
                && view.returns().stream().allMatch(OrderView.Return::hasEnded)
                && (!order.order().changes().isHeld() || view.hasHappened(Changing.RELEASED))
                && (expected.stage() == OrderStage.REJECTED
                        || unitsAreThere(expected, view) && parcelsAreThere(order, view));
    }

    private static boolean parcelsAreThere(ExpectedOrder order, OrderView view) {
        Map<String, BookedParcel> expected = order.expected().parcels();
        return view.parcels().stream()
                        .map(OrderView.Parcel::shipmentId)
                        .collect(Collectors.toSet())
                        .equals(expected.keySet())
                && view.parcels().stream()
                        .allMatch(parcel -> resolution(order.order(), parcel)
                                .map(made -> made.name().equals(parcel.state()))
                                .orElseGet(() -> Optional.ofNullable(expected.get(parcel.shipmentId()))
                                        .filter(promised -> isThere(promised, parcel))
                                        .isPresent()));
    }

    /** What support makes of the parcel, if it makes something of it. */
    private static Optional<Resolution> resolution(FileOrder order, OrderView.Parcel parcel) {
        return order.sellers().stream()
                .filter(seller -> ExpectedOrder.shipmentId(order, seller).equals(parcel.shipmentId()))
                .flatMap(seller -> order.changes().resolution(seller).stream())
                .findFirst();
    }

    /** Whether each is shown, and none beside them, and has ended as the files say where it is to end early. */
    private static boolean unitsAreThere(BookedOrder order, OrderView view) {
        SortedMap<Integer, UnitStage> expected = order.units().orElseThrow();
        return view.units().stream()
                        .map(OrderView.Units::line)
                        .collect(Collectors.toSet())
                        .equals(expected.keySet())
                && view.units().stream().allMatch(unit -> switch (Objects.requireNonNull(expected.get(unit.line()))) {
                    case CANCELLED -> unit.cancelled() == unit.ordered();
                    case REFUNDED -> unit.refunded() == unit.ordered();
                    case GIVEN_BACK -> view.isGivenBack(unit.line());
                    case NOT_HANDED_OVER, SENT, DELIVERED, UNCLEAR -> true;
                });
    }

    private static boolean moneyIsThere(BookedPayment expected, OrderView.Tender tender) {
        return expected != null
                && tender.captured().equals(expected.captured())
                && tender.refunded().equals(expected.refunded())
                && (expected.captured().isPositive()
                        || !expected.released().isPositive()
                        || tender.state().equals("RELEASED"));
    }

    private static boolean isThere(BookedParcel promised, OrderView.Parcel parcel) {
        return switch (promised.stage()) {
            case NOT_HANDED_OVER -> parcel.state().equals("LABELLED");
            case DELIVERED -> parcel.state().equals("DELIVERED");
            case CANCELLED -> parcel.state().equals("CANCELLED");
            case UNDER_WAY -> parcel.state().equals("HANDED_OVER");
            case LOST -> parcel.state().equals("PRESUMED_LOST");
            case RETURNED -> parcel.state().equals("RETURNED_TO_SENDER");
            case DAMAGED -> parcel.state().equals("DAMAGED");
            case ON_HOLD, LABELLED_TWICE -> false;
        };
    }
}
