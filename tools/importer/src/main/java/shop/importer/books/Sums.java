package shop.importer.books;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import shop.kernel.Money;

/** What one book adds up to, line by line; the lines are the same for every book. */
final class Sums {

    private static final String CURRENCY = "BRL";

    private final Collection<ExpectedOrder> expected;
    private final OrderBook files;
    private final OrderBook book;
    private final Map<String, String> lines = new LinkedHashMap<>();

    private Sums(Collection<ExpectedOrder> expected, OrderBook files, OrderBook book) {
        this.expected = expected;
        this.files = files;
        this.book = book;
    }

    static Map<String, String> of(Collection<ExpectedOrder> expected, OrderBook files, OrderBook book) {
        Sums figures = new Sums(expected, files, book);
        figures.countOrders();
        figures.countParcels();
        figures.countUnits();
        figures.addUpMoney();
        figures.judgePunctuality();
        return figures.lines;
    }

    private void countOrders() {
        if (book.keeper() != OrderBook.Keeper.LEDGERS) {
            lines.put(
                    "orders read",
                    counted(all(order -> order.stage() != OrderStage.UNKNOWN).size()));
            for (OrderStage refusal : List.of(OrderStage.REFUSED_BY_ORD_01, OrderStage.REFUSED_BY_ORD_02)) {
                lines.put(
                        "  " + refusal,
                        counted(all(order -> order.stage() == refusal).size()));
            }
        }
        List<BookedOrder> accepted = all(
                order -> order.stage() != OrderStage.UNKNOWN && !order.stage().isRefusal());
        lines.put("  accepted", countedWithAmount(accepted));
        Map<String, List<ExpectedOrder>> groups = new TreeMap<>();
        expected.stream()
                .filter(order -> !order.expected().stage().isRefusal())
                .forEach(order -> groups.computeIfAbsent(order.group(), first -> new ArrayList<>())
                        .add(order));
        groups.forEach((group, orders) -> lines.put(
                "    " + group,
                countedWithAmount(orders.stream()
                        .flatMap(order -> book.order(order.orderId()).stream()
                                .filter(found ->
                                        found.stage() == order.expected().stageFor(book.keeper())))
                        .toList())));
    }

    private void countParcels() {
        lines.put("parcels", counted(parcels(parcel -> true)));
        for (ParcelStage stage : ParcelStage.values()) {
            lines.put("  " + stage, counted(parcels(parcel -> parcel.stage() == stage)));
        }
    }

    private void countUnits() {
        if (book.keeper() != OrderBook.Keeper.LEDGERS) {
            for (UnitStage stage : UnitStage.values()) {
                lines.put(
                        "units " + stage,
                        counted(book.orders().values().stream()
                                .flatMap(order -> order.units().stream())
                                .flatMap(units -> units.values().stream())
                                .filter(stage::equals)
                                .count()));
            }
        }
    }

    private void addUpMoney() {
        for (Method method : Method.values()) {
            List<BookedPayment> payments = book.orders().values().stream()
                    .flatMap(order -> order.payments().values().stream())
                    .filter(payment -> payment.method() == method)
                    .toList();
            lines.put(method + " authorised", written(sum(payments, BookedPayment::authorised)));
            lines.put(method + " captured", written(sum(payments, BookedPayment::captured)));
            lines.put(method + " refunded", written(sum(payments, BookedPayment::refunded)));
            lines.put(method + " released", written(sum(payments, BookedPayment::released)));
        }
    }

    private void judgePunctuality() {
        lines.put("parcels on time, by calendar day", counted(judged(Punctuality.ON_TIME)));
        lines.put("parcels late, by calendar day", counted(judged(Punctuality.LATE)));
        lines.put(
                "orders with every parcel on time",
                counted(expected.stream()
                        .filter(order -> !order.expected().parcels().isEmpty())
                        .filter(order -> order.expected().parcels().keySet().stream()
                                .allMatch(parcel -> is(order.orderId(), parcel, Punctuality.ON_TIME)))
                        .count()));
    }

    /** Of those parcels only of which the files say when they were delivered. */
    private long judged(Punctuality punctuality) {
        return expected.stream()
                .flatMap(order -> order.expected().parcels().keySet().stream()
                        .filter(parcel -> is(order.orderId(), parcel, punctuality)))
                .count();
    }

    private boolean is(String orderId, String parcel, Punctuality punctuality) {
        return parcel(files, orderId, parcel) != Punctuality.OPEN && parcel(book, orderId, parcel) == punctuality;
    }

    private static Punctuality parcel(OrderBook book, String orderId, String parcel) {
        return book.order(orderId)
                .flatMap(order -> Optional.ofNullable(order.parcels().get(parcel)))
                .map(BookedParcel::punctuality)
                .orElse(Punctuality.OPEN);
    }

    private List<BookedOrder> all(Predicate<BookedOrder> which) {
        return book.orders().values().stream().filter(which).toList();
    }

    private long parcels(Predicate<BookedParcel> which) {
        return book.orders().values().stream()
                .flatMap(order -> order.parcels().values().stream())
                .filter(which)
                .count();
    }

    private static Money sum(List<BookedPayment> payments, Function<BookedPayment, Money> amount) {
        return payments.stream().map(amount).reduce(Money.zero(CURRENCY), Money::plus);
    }

    private static String counted(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String countedWithAmount(List<BookedOrder> orders) {
        Money amount =
                orders.stream().flatMap(order -> order.total().stream()).reduce(Money.zero(CURRENCY), Money::plus);
        return counted(orders.size()) + " / " + written(amount);
    }

    /** Amounts of a sum: the whole part in groups of three digits. */
    private static String written(Money amount) {
        return String.format(Locale.ROOT, "%,d.%02d %s", amount.minor() / 100, amount.minor() % 100, amount.currency());
    }
}
