package shop.importer.files;

import java.util.List;

/**
 * One return: units of one seller that are given back together for one reason, and with one wish, since they come back to
 * that seller.
 *
 * @param items in the order of their numbers
 */
public record FileReturn(String seller, UnitReturn.Reason reason, UnitReturn.Wish wants, List<FileOrder.Item> items) {

    public FileReturn {
        items = List.copyOf(items);
    }

    /** Whether the same is sent once more for it. */
    public boolean isExchange() {
        return wants == UnitReturn.Wish.EXCHANGE;
    }
}
