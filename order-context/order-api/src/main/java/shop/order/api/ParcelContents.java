package shop.order.api;

import java.util.List;
import java.util.Objects;

/** What one ship-from sends. */
public record ParcelContents(String shipFrom, List<Item> items) {

    public ParcelContents {
        items = List.copyOf(items);
    }

    /**
     * So many units of one thing.
     *
     * @param line the number of the order's line, from 1; 0 where it was recorded before lines were told apart
     * @param quantity 1 or more
     */
    public record Item(Integer line, String sku, String description, int quantity) {

        public Item {
            line = Objects.requireNonNullElse(line, 0);
        }
    }
}
