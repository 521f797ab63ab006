package shop.shipping.http;

import java.util.Arrays;
import shop.shipping.api.FindShipments.SortedBy;

/** In which order shipments can be listed, as callers write it. */
enum ShipmentOrder {
    LAST_PREPARED("-preparedAt", 'n', SortedBy.LAST_PREPARED),
    FIRST_PREPARED("preparedAt", 'o', SortedBy.FIRST_PREPARED),
    FIRST_PROMISED("promisedDelivery", 'p', SortedBy.FIRST_PROMISED),
    LONGEST_HELD("heldSince", 'h', SortedBy.LONGEST_HELD);

    /** All of them, for what is validated before it comes here. */
    static final String ALL = "-?preparedAt|promisedDelivery|heldSince";

    private final String word;
    private final char letter;
    private final SortedBy sortedBy;

    ShipmentOrder(String word, char letter, SortedBy sortedBy) {
        this.word = word;
        this.letter = letter;
        this.sortedBy = sortedBy;
    }

    static ShipmentOrder of(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word.equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** What tells its cursors from those of the others. */
    char letter() {
        return letter;
    }

    SortedBy sortedBy() {
        return sortedBy;
    }
}
