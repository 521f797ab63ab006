package shop.importer.books;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import shop.kernel.Money;

/**
 * An order as one book has it.
 *
 * @param total what it costs; nothing where the book cannot tell
 * @param payments by payment id
 * @param parcels by shipment id
 * @param money all payments together; nothing where the book cannot tell
 * @param units by the number of the line; empty where the book cannot tell
 */
public record BookedOrder(
        String orderId,
        OrderStage stage,
        Optional<Money> total,
        SortedMap<String, BookedPayment> payments,
        SortedMap<String, BookedParcel> parcels,
        Optional<BookedMoney> money,
        SortedMap<Integer, UnitStage> units) {

    public BookedOrder {
        payments = Collections.unmodifiableSortedMap(new TreeMap<>(payments));
        parcels = Collections.unmodifiableSortedMap(new TreeMap<>(parcels));
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }

    /** An order of which a book knows no more than that it is refused, or not even that. */
    public static BookedOrder without(String orderId, OrderStage stage) {
        return new BookedOrder(
                orderId, stage, Optional.empty(), new TreeMap<>(), new TreeMap<>(), Optional.empty(), new TreeMap<>());
    }
}
