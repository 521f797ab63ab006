package shop.order.api;

import java.util.List;

/** What one ship-from sends. */
public record ParcelContents(String shipFrom, List<Item> items) {

    public ParcelContents {
        items = List.copyOf(items);
    }

    /**
     * So many units of one thing.
     *
     * @param quantity 1 or more
     */
    public record Item(String sku, String description, int quantity) {}
}
