package shop.importer.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import shop.kernel.Money;

/** Reads what is ordered more, less, or beside, after an order was placed: all rows of an order are one amendment (ORD-17). */
final class AmendmentsReader {

    private static final String ORDER = "order_id";
    private static final String UNIT = "order_item_id";
    private static final String CHANGE = "change";
    private static final String PRICE = "price";
    private static final String PAID_BY = "payment_type";
    private static final List<String> COLUMNS =
            List.of(ORDER, CHANGE, UNIT, "product_id", "seller_id", PRICE, "freight_value", PAID_BY);

    private final Path folder;
    private final Map<String, FileOrder> orders;
    private final ChangesReader changes;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    /** @param orders by id; those that are amended are put in anew */
    AmendmentsReader(Path folder, Map<String, FileOrder> orders, ChangesReader changes) {
        this.folder = folder;
        this.orders = orders;
        this.changes = changes;
    }

    /** What a row does. */
    enum Kind {
        MORE,
        FEWER,
        NEW;

        static final Map<String, Kind> BY_WORD = Map.of("more", MORE, "fewer", FEWER, "new", NEW);
    }

    /** One row that adds something. */
    private record Row(CsvRow at, Amendment.Addition addition) {}

    void read() {
        CsvFile file = new CsvFile(folder, OrderFolder.AMENDMENTS);
        if (file.exists()) {
            file.read(COLUMNS, this::row);
            rows.forEach(this::amend);
        }
    }

    private void row(CsvRow row) {
        FileOrder order = changes.accepted(row);
        ChangesReader.mustBeSent(row, order);
        List<Row> before = rows.computeIfAbsent(order.id(), first -> new ArrayList<>());
        switch (row.oneOf(CHANGE, Kind.BY_WORD)) {
            case FEWER -> fewer(row, order, before);
            case MORE -> before.add(new Row(row, more(row, order, before)));
            case NEW ->
                before.add(new Row(
                        row,
                        new Amendment.Addition(
                                Optional.empty(),
                                row.id("product_id"),
                                row.id("seller_id"),
                                row.amount(PRICE),
                                row.amount("freight_value"))));
        }
    }

    private void fewer(CsvRow row, FileOrder order, List<Row> before) {
        FileOrder.Item item = sent(row, order);
        if (before.stream().anyMatch(other -> other.addition().moreOf().equals(Optional.of(item.number())))) {
            throw row.wrong(
                    UNIT,
                    "takes unit " + item.number() + " out of " + order.id()
                            + ", of which the same amendment orders more" + " (ORD-17): leave one of the lines out");
        }
        if (order.items().stream().filter(order::isSent).count() == 1) {
            throw row.wrong(
                    UNIT,
                    "takes the last unit out of " + order.id()
                            + ", and only what is still sent is amended (ORD-17): leave"
                            + " a unit, or cancel the order");
        }
        Map<Integer, Fate> fates = new TreeMap<>(order.changes().fates());
        fates.put(item.number(), Fate.FEWER);
        orders.put(order.id(), order.with(order.changes().withFates(fates)));
    }

    private Amendment.Addition more(CsvRow row, FileOrder order, List<Row> before) {
        FileOrder.Item item = sent(row, order);
        Optional<Integer> number = Optional.of(item.number());
        if (before.stream().anyMatch(other -> other.addition().moreOf().equals(number))) {
            throw row.wrong(
                    UNIT,
                    "orders more of unit " + item.number() + " of " + order.id()
                            + " a second time; an amendment names each" + " line once (ORD-17): add it as new");
        }
        if (!item.price().isPositive()) {
            throw row.wrong(
                    UNIT,
                    "orders more of unit " + item.number() + " of " + order.id()
                            + ", which costs nothing (ORD-17): add it" + " as new");
        }
        return new Amendment.Addition(
                number,
                item.product(),
                item.seller(),
                item.price(),
                Money.zero(item.price().currency()));
    }

    private static FileOrder.Item sent(CsvRow row, FileOrder order) {
        FileOrder.Item item = ChangesReader.item(row, order);
        if (!order.isSent(item)) {
            throw row.wrong(
                    UNIT,
                    "names unit " + item.number() + " of " + order.id() + ", which is not sent any more (ORD-17): name"
                            + " another, or leave the line out");
        }
        return item;
    }

    /** What is more of something stands before what is new, as the shop numbers its lines. */
    private void amend(String id, List<Row> added) {
        FileOrder order = Objects.requireNonNull(orders.get(id));
        for (Row row : added) {
            if (!payment(row.at()).equals(payment(added.get(0).at()))) {
                throw row.at()
                        .wrong(
                                PAID_BY,
                                "is not that of the other lines of " + id
                                        + "; one payment pays for all that is added (ORD-17):" + " give them the same");
            }
        }
        List<Amendment.Addition> additions = Stream.concat(
                        added.stream()
                                .map(Row::addition)
                                .filter(one -> one.moreOf().isPresent()),
                        added.stream()
                                .map(Row::addition)
                                .filter(one -> one.moreOf().isEmpty()))
                .toList();
        boolean costs = additions.stream().anyMatch(one -> one.costs().isPositive());
        orders.put(
                id,
                order.with(order.changes()
                        .withAmendment(new Amendment(
                                additions,
                                costs ? Optional.of(payment(added.get(0).at())) : Optional.empty()))));
    }

    private static PaymentType payment(CsvRow row) {
        PaymentType type = row.oneOf(PAID_BY, PaymentType.BY_WORD);
        if (type == PaymentType.BOLETO) {
            throw row.wrong(
                    PAID_BY,
                    "is 'boleto', which would be paid after the amendment's time has ended (ORD-17): give another type");
        }
        return type;
    }
}
