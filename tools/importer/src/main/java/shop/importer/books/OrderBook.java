package shop.importer.books;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One book of the orders of a folder.
 *
 * @param orders by order id
 */
public record OrderBook(Keeper keeper, SortedMap<String, BookedOrder> orders) {

    /** Who keeps it. */
    public enum Keeper {
        FILES("files"),
        EVENTS("events"),
        LEDGERS("ledgers");

        private final String words;

        Keeper(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    public OrderBook {
        orders = Collections.unmodifiableSortedMap(new TreeMap<>(orders));
    }

    public static OrderBook of(Keeper keeper, Map<String, BookedOrder> orders) {
        return new OrderBook(keeper, new TreeMap<>(orders));
    }

    Optional<BookedOrder> order(String orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }
}
