package shop.importer.books;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Holds a book against that of the files, order by order, and finds every difference. */
final class Comparison {

    private static final String NOTHING = "nothing";

    private final OrderBook files;
    private final OrderBook other;
    private final List<Discrepancy> differences = new ArrayList<>();

    private Comparison(OrderBook files, OrderBook other) {
        this.files = files;
        this.other = other;
    }

    static List<Discrepancy> of(OrderBook files, OrderBook other) {
        Comparison comparison = new Comparison(files, other);
        union(files.orders(), other.orders()).forEach(comparison::compare);
        return comparison.differences;
    }

    private void compare(String orderId) {
        BookedOrder expected = files.order(orderId).orElse(BookedOrder.without(orderId, OrderStage.UNKNOWN));
        BookedOrder found = other.order(orderId).orElse(BookedOrder.without(orderId, OrderStage.UNKNOWN));
        check(orderId, "order", expected.stageFor(other.keeper()), found.stage());
        if (expected.total().isPresent() && found.total().isPresent()) {
            check(orderId, "total", expected.total().get(), found.total().get());
        }
        if (expected.money().isPresent() && found.money().isPresent()) {
            check(orderId, "money", expected.money().get(), found.money().get());
        }
        if (expected.units().isPresent() && found.units().isPresent()) {
            SortedMap<Integer, UnitStage> wanted = expected.units().get();
            SortedMap<Integer, UnitStage> shown = found.units().get();
            for (int line : union(wanted, shown)) {
                check(orderId, "line " + line, told(wanted.get(line)), told(shown.get(line)));
            }
        }
        for (String payment : union(expected.payments(), found.payments())) {
            check(
                    orderId,
                    payment,
                    told(expected.payments().get(payment)),
                    told(found.payments().get(payment)));
        }
        for (String parcel : union(expected.parcels(), found.parcels())) {
            Optional<BookedParcel> promised =
                    Optional.ofNullable(expected.parcels().get(parcel));
            Optional<BookedParcel> actual = Optional.ofNullable(found.parcels().get(parcel));
            check(
                    orderId,
                    parcel,
                    promised.map(BookedParcel::toString).orElse(NOTHING),
                    actual.map(is -> asFarAsKnown(promised, is).toString()).orElse(NOTHING));
        }
    }

    /** Where the files give no day of delivery or promise, no punctuality can be held against them. */
    private static BookedParcel asFarAsKnown(Optional<BookedParcel> promised, BookedParcel found) {
        return promised.filter(parcel -> parcel.punctuality() != Punctuality.OPEN)
                        .isPresent()
                ? found
                : new BookedParcel(found.stage(), Punctuality.OPEN);
    }

    private static String told(Object entry) {
        return Optional.ofNullable(entry).map(Object::toString).orElse(NOTHING);
    }

    private void check(String orderId, String subject, Object expected, Object found) {
        if (!expected.equals(found)) {
            differences.add(
                    new Discrepancy(other.keeper(), orderId, subject, "the files say " + expected, found.toString()));
        }
    }

    private static <K> SortedSet<K> union(SortedMap<K, ?> one, SortedMap<K, ?> other) {
        SortedSet<K> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }
}
