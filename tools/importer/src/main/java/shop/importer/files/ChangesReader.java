package shop.importer.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import shop.kernel.Money;

/**
 * Reads what people do about orders after they are placed. Whatever the shop would have to refuse is found here, before
 * anything is sent: with the rule, and with what to write instead.
 */
final class ChangesReader {

    private static final String ORDER = "order_id";
    private static final String UNIT = "order_item_id";
    private static final String PAYMENT = "payment_sequential";
    private static final String SELLER = "seller_id";
    private static final String FATE = "fate";
    private static final String REASON = "reason";
    private static final String CONDITION = "condition";
    private static final String DECISION = "decision";
    private static final String WITHHELD = "withheld";
    private static final String WANTS = "wants";
    private static final String FAULT = "fault";
    private static final String AMOUNT = "amount";

    private final Path folder;
    private final Map<String, FileOrder> orders;
    private final List<CsvRow> returned = new ArrayList<>();

    /** @param orders by id; those that something is done about are put in anew */
    ChangesReader(Path folder, Map<String, FileOrder> orders) {
        this.folder = folder;
        this.orders = orders;
    }

    /**
     * @param replaced the rows of mishaps that say what is given in place of a payment
     * @param resolved the rows of mishaps that support makes something of
     */
    void read(List<CsvRow> replaced, List<CsvRow> resolved) {
        replaced.forEach(this::checkReplacement);
        readIfThere(OrderFolder.HOLDS, List.of(ORDER), this::held);
        readIfThere(OrderFolder.UNITS, List.of(ORDER, UNIT, FATE), this::unit);
        new AmendmentsReader(folder, orders, this).read();
        resolved.forEach(this::checkResolution);
        readIfThere(OrderFolder.FAULTS, List.of(ORDER, UNIT, FAULT, OrderFolder.RESOLUTION), this::faulty);
        readIfThere(OrderFolder.RETURNS, List.of(ORDER, UNIT, REASON, CONDITION), this::returned);
        returned.forEach(this::checkInspection);
        readIfThere(OrderFolder.GOODWILL, List.of(ORDER, AMOUNT), this::goodwill);
    }

    private void readIfThere(String name, List<String> columns, Consumer<CsvRow> each) {
        CsvFile file = new CsvFile(folder, name);
        if (file.exists()) {
            file.read(columns, each);
        }
    }

    private void held(CsvRow row) {
        FileOrder order = accepted(row);
        mustBeSent(row, order);
        orders.put(order.id(), order.with(order.changes().withHold()));
    }

    private void unit(CsvRow row) {
        FileOrder order = accepted(row);
        FileOrder.Item item = item(row, order);
        Fate fate = row.oneOf(FATE, Fate.BY_WORD);
        mustBeSent(row, order);
        if (!order.isSent(item)) {
            throw row.wrong(
                    UNIT,
                    "names unit " + item.number() + " of " + order.id() + " a second time; no unit is cancelled or"
                            + " missing twice (" + fate.rule() + "): leave one of the lines out");
        }
        Map<Integer, Fate> fates = new TreeMap<>(order.changes().fates());
        fates.put(item.number(), fate);
        orders.put(order.id(), order.with(order.changes().withFates(fates)));
    }

    /** Of an order of the folder; a row that names another is left out, with all that it says. */
    private void checkReplacement(CsvRow row) {
        FileOrder order = orders.get(row.id(ORDER));
        if (order == null) {
            return;
        }
        int number = row.number(PAYMENT);
        if (order.payments().stream().noneMatch(payment -> payment.number() == number)) {
            throw row.wrong(
                    PAYMENT,
                    "names payment " + number + " of " + order.id() + ", which is not in " + OrderFolder.PAYMENTS
                            + " or is of nothing there; only what was declined is replaced (ORD-04): name one that"
                            + " moves money, or leave the line out");
        }
        for (FileOrder.Payment other : order.payments()) {
            if (other.isDeclined() && !order.changes().replacedBy().containsKey(other.number())) {
                throw row.wrong(
                        OrderFolder.REPLACED_BY,
                        "is '" + row.text(OrderFolder.REPLACED_BY) + "', though payment " + other.number() + " of "
                                + order.id() + " is declined, too, and not replaced, so that the order is rejected"
                                + " (ORD-04): say what is given in place of that one, too, or leave this empty");
            }
        }
        accepted(row);
    }

    /** Of an order of the folder; a row that names another is left out, with all that it says. */
    private void checkResolution(CsvRow row) {
        if (!orders.containsKey(row.id(ORDER))) {
            return;
        }
        FileOrder order = accepted(row);
        String seller = row.id(SELLER);
        if (!order.sellers().contains(seller)) {
            throw row.wrong(
                    SELLER,
                    "names " + seller + ", who sends nothing of " + order.id() + " in " + OrderFolder.ITEMS
                            + "; only a parcel that does not arrive is made good (ORD-10): name "
                            + String.join(" or ", order.sellers()) + ", or leave the line out");
        }
        boolean isSent = order.items().stream()
                .filter(order::isSent)
                .anyMatch(item -> item.seller().equals(seller));
        if (!isSent || !order.isAstray(seller)) {
            throw row.wrong(
                    OrderFolder.RESOLUTION,
                    "makes something of a parcel of " + order.id()
                            + " that never leaves; only one that does not arrive is"
                            + " made good (ORD-10): leave it empty, or give the order the status shipped or delivered");
        }
    }

    private void returned(CsvRow row) {
        FileOrder order = accepted(row);
        FileOrder.Item item = item(row, order);
        mustArrive(row, order, item, "is given back (ORD-11)");
        if (order.changes().fault(item.number()).isPresent()) {
            throw row.wrong(
                    UNIT,
                    "names unit " + item.number() + " of " + order.id() + ", which is made good in "
                            + OrderFolder.FAULTS + " and need not come back (ORD-23): leave one of the lines out");
        }
        if (order.changes().unitReturn(item.number()).isPresent()) {
            throw row.wrong(
                    UNIT,
                    "names unit " + item.number() + " of " + order.id() + " a second time; each unit is given back once"
                            + " at most (ORD-11): leave one of the lines out");
        }
        Map<Integer, UnitReturn> returns = new TreeMap<>(order.changes().returns());
        returns.put(item.number(), unitReturn(row, item));
        returned.add(row);
        orders.put(order.id(), order.with(order.changes().withReturns(returns)));
    }

    private static void mustArrive(CsvRow row, FileOrder order, FileOrder.Item item, String only) {
        if (!order.isSent(item) || !order.arrives(item.seller())) {
            throw row.wrong(
                    UNIT,
                    "names unit " + item.number() + " of " + order.id() + ", which does not arrive; only what was"
                            + " delivered " + only + ": leave the line out");
        }
    }

    private void faulty(CsvRow row) {
        FileOrder order = accepted(row);
        FileOrder.Item item = item(row, order);
        mustArrive(row, order, item, "is made good so (ORD-23)");
        if (order.changes().fault(item.number()).isPresent()) {
            throw row.wrong(
                    UNIT,
                    "names unit " + item.number() + " of " + order.id() + " a second time; each unit is made good once"
                            + " (ORD-23): leave one of the lines out");
        }
        Map<Integer, UnitFault> faults = new TreeMap<>(order.changes().faults());
        faults.put(
                item.number(),
                new UnitFault(
                        row.oneOf(FAULT, UnitFault.Kind.BY_WORD),
                        row.oneOf(OrderFolder.RESOLUTION, Resolution.BY_WORD)));
        orders.put(order.id(), order.with(order.changes().withFaults(faults)));
    }

    private void goodwill(CsvRow row) {
        FileOrder order = accepted(row);
        Money amount = row.amount(AMOUNT);
        if (!order.arrivesInFull() || order.changes().goodwill().isPresent()) {
            throw row.wrong(
                    ORDER,
                    "names " + order.id()
                            + (order.arrivesInFull()
                                    ? " a second time"
                                    : ", of which not all that is sent arrives or is made good")
                            + "; goodwill is given once, of an order that is closed (ORD-22): leave the line out");
        }
        if (!amount.isPositive() || amount.compareTo(order.kept()) > 0) {
            throw row.wrong(
                    AMOUNT,
                    "gives " + amount + " back of " + order.id() + ", of which " + order.kept()
                            + " is kept in the end (ORD-22): give more than nothing and at most that");
        }
        orders.put(order.id(), order.with(order.changes().withGoodwill(amount)));
    }

    private static UnitReturn unitReturn(CsvRow row, FileOrder.Item item) {
        UnitReturn.Wish wants =
                row.optionallyOneOf(WANTS, UnitReturn.Wish.BY_WORD).orElse(UnitReturn.Wish.REFUND);
        boolean accepted = row.optionallyOneOf(DECISION, UnitReturn.DECISIONS).orElse(true);
        Optional<Money> withheld =
                row.optional(WITHHELD).map(any -> row.amount(WITHHELD)).filter(Money::isPositive);
        Money paid = item.price().plus(item.freight());
        if (withheld.filter(amount -> !accepted || amount.compareTo(paid) > 0).isPresent()) {
            throw row.wrong(
                    WITHHELD,
                    "keeps " + withheld.get() + " of what is given back for the unit, which is "
                            + (accepted ? paid.toString() : "nothing, since it is refused")
                            + " (ORD-15): give at most that");
        }
        return new UnitReturn(
                row.oneOf(REASON, UnitReturn.Reason.BY_WORD),
                wants,
                row.oneOf(CONDITION, UnitReturn.Condition.BY_WORD),
                accepted,
                withheld);
    }

    /** What comes back as it was to goes by itself; nobody looks at it who could keep something. */
    private void checkInspection(CsvRow row) {
        FileOrder order = Objects.requireNonNull(orders.get(row.id(ORDER)));
        int number = row.number(UNIT);
        UnitReturn unit = order.changes().unitReturn(number).orElseThrow();
        if (unit.wants() == UnitReturn.Wish.EXCHANGE && !unit.isAsTold()) {
            throw row.wrong(
                    WANTS,
                    "is 'exchange', though unit " + number + " of " + order.id()
                            + " comes back otherwise than was told,"
                            + " so that support decides (ORD-15, ORD-16): give another " + CONDITION
                            + ", or leave this empty");
        }
        boolean isInspected = order.returns().stream()
                .filter(given -> given.items().stream().anyMatch(item -> item.number() == number))
                .anyMatch(order::needsInspection);
        if (!isInspected && (!unit.accepted() || unit.withheld().isPresent())) {
            throw row.wrong(
                    unit.accepted() ? WITHHELD : DECISION,
                    "is not empty, though all that comes back with unit " + number + " of " + order.id() + " is as was"
                            + " told, so that its money goes back by itself (ORD-15): leave it empty, or give another "
                            + CONDITION);
        }
    }

    static void mustBeSent(CsvRow row, FileOrder order) {
        if (order.status() == FileStatus.CANCELED) {
            throw row.wrong(
                    ORDER,
                    "names " + order.id() + ", which is cancelled as a whole (ORD-06): leave the line out, or give the"
                            + " order another status in " + OrderFolder.ORDERS);
        }
    }

    /** Something can be done only about what the shop accepts. */
    FileOrder accepted(CsvRow row) {
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

    static FileOrder.Item item(CsvRow row, FileOrder order) {
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
                                + " in " + OrderFolder.ITEMS
                                + " (ORD-11, ORD-14, ORD-17, ORD-18, ORD-23): name one of those"));
    }
}
