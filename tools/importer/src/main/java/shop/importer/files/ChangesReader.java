package shop.importer.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads what people do about orders after they are placed. Whatever the shop would have to refuse is found here, before
 * anything is sent: with the rule, and with what to write instead.
 */
final class ChangesReader {

    private static final String ORDER = "order_id";
    private static final String UNIT = "order_item_id";
    private static final String FATE = "fate";

    private final Path folder;
    private final Map<String, FileOrder> orders;

    /** @param orders by id; those that something is done about are put in anew */
    ChangesReader(Path folder, Map<String, FileOrder> orders) {
        this.folder = folder;
        this.orders = orders;
    }

    void readUnits() {
        CsvFile file = new CsvFile(folder, OrderFolder.UNITS);
        if (file.exists()) {
            file.read(List.of(ORDER, UNIT, FATE), this::unit);
        }
    }

    private void unit(CsvRow row) {
        FileOrder order = accepted(row);
        FileOrder.Item item = item(row, order);
        Fate fate = row.oneOf(FATE, Fate.BY_WORD);
        if (order.status() == FileStatus.CANCELED) {
            throw row.wrong(
                    ORDER,
                    "names " + order.id() + ", which is canceled as a whole (ORD-06): leave the line out, or give the"
                            + " order another status in " + OrderFolder.ORDERS);
        }
        if (!order.isSent(item)) {
            throw row.wrong(
                    UNIT,
                    "names unit " + item.number() + " of " + order.id() + " a second time; no unit is cancelled or"
                            + " missing twice (" + fate.rule() + "): leave one of the lines out");
        }
        Map<Integer, Fate> fates = new TreeMap<>(order.changes().fates());
        fates.put(item.number(), fate);
        orders.put(order.id(), order.with(Changes.of(fates, order.changes().replacedBy())));
    }

    /** Something can be done only about what the shop accepts. */
    private FileOrder accepted(CsvRow row) {
        String id = row.id(ORDER);
        FileOrder order = Optional.ofNullable(orders.get(id))
                .orElseThrow(() -> row.wrong(
                        ORDER,
                        "names " + id + ", which is not in " + OrderFolder.ORDERS + ": leave the line out, or add the"
                                + " order"));
        if (!order.isPaidExactly()) {
            throw row.wrong(
                    ORDER,
                    "names " + id + ", which the shop refuses, because it has no items or its payments miss its total"
                            + " (ORD-01, ORD-02): leave the line out, or put the order right");
        }
        if (order.isRejected()) {
            throw row.wrong(
                    ORDER,
                    "names " + id
                            + ", which is rejected, because a payment is declined and not replaced (ORD-04): leave"
                            + " the line out, or say in " + OrderFolder.MISHAPS + ", column " + OrderFolder.REPLACED_BY
                            + ", what is given in its place");
        }
        return order;
    }

    private static FileOrder.Item item(CsvRow row, FileOrder order) {
        int number = row.number(UNIT);
        return order.items().stream()
                .filter(item -> item.number() == number)
                .findFirst()
                .orElseThrow(() -> row.wrong(
                        UNIT,
                        "names unit " + number + " of " + order.id() + ", which has only "
                                + order.items().stream()
                                        .map(item -> String.valueOf(item.number()))
                                        .collect(Collectors.joining(", "))
                                + " in " + OrderFolder.ITEMS + " (ORD-14, ORD-18): name one of those"));
    }
}
