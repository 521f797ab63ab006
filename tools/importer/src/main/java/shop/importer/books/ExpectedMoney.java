package shop.importer.books;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import shop.importer.files.Amendment;
import shop.importer.files.FileOrder;
import shop.importer.files.FileReturn;
import shop.importer.files.PaymentType;
import shop.kernel.Money;

/** Where the money of an order has to be in the end, computed from the files alone: no more is kept than what is sent. */
final class ExpectedMoney {

    private static final String CURRENCY = "BRL";

    private final FileOrder order;
    private final OrderStage stage;
    private final TendersByLine table;
    private final List<Integer> sent;
    private final List<Integer> kept;
    private final SortedMap<String, BookedPayment> payments = new TreeMap<>();

    private ExpectedMoney(FileOrder order, OrderStage stage) {
        this.order = order;
        this.stage = stage;
        this.table = TendersByLine.of(order);
        this.sent = units(order::isSent);
        this.kept = units(item -> order.isSent(item)
                && !ExpectedOrder.isRefunded(order, item.seller())
                && !order.isTakenBack(item)
                && !order.isPaidBack(item));
    }

    /** The places of such units among all, from 0. */
    private List<Integer> units(Predicate<FileOrder.Item> which) {
        return IntStream.range(0, order.items().size())
                .filter(index -> which.test(order.items().get(index)))
                .boxed()
                .toList();
    }

    /** By payment id; what is given in place of declined payments has the numbers behind them, in their order. */
    static SortedMap<String, BookedPayment> payments(FileOrder order, OrderStage stage) {
        ExpectedMoney money = new ExpectedMoney(order, stage);
        int given = order.payments().size();
        for (int index = 0; index < order.payments().size(); index++) {
            FileOrder.Payment payment = order.payments().get(index);
            money.pays(index + 1, index, payment.type(), payment.isDeclined());
            PaymentType instead = order.changes().replacedBy().get(payment.number());
            if (payment.isDeclined() && instead != null) {
                given++;
                money.pays(given, index, instead, false);
            }
        }
        money.paysForWhatIsAdded(given + 1);
        order.changes().goodwill().ifPresent(money::givesBack);
        return money.payments;
    }

    /** Goodwill is given by the payments in the reverse of the order in which they pay: those that pay at once last. */
    private void givesBack(Money goodwill) {
        Money open = goodwill;
        List<String> ids = IntStream.iterate(payments.size(), number -> number > 0, number -> number - 1)
                .mapToObj(number -> ExpectedOrder.paymentId(order, number))
                .sorted(Comparator.comparing(id -> payment(id).method().paysAtOnce()))
                .toList();
        for (String id : ids) {
            BookedPayment before = payment(id);
            Money part = open.min(before.captured().minus(before.refunded()));
            payments.put(id, before.plus(new BookedPayment(before.method(), none(), none(), part, none())));
            open = open.minus(part);
        }
    }

    private BookedPayment payment(String id) {
        return Objects.requireNonNull(payments.get(id));
    }

    /** One payment more pays for all that is added, and for nothing else. */
    private void paysForWhatIsAdded(int number) {
        order.changes().amendment().flatMap(Amendment::paidBy).ifPresent(type -> {
            Money all = order.changes().added().stream()
                    .map(Amendment.Addition::costs)
                    .reduce(none(), Money::plus);
            payments.put(ExpectedOrder.paymentId(order, number), booked(Method.of(type), isTaken(), all, all, all));
        });
    }

    private boolean isTaken() {
        return stage == OrderStage.DELIVERED || stage == OrderStage.UNDER_WAY;
    }

    /**
     * @param number of the tender in the shop
     * @param index which of the payments pays, or was to pay, what it pays
     */
    private void pays(int number, int index, PaymentType type, boolean declined) {
        Method method = Method.of(type);
        payments.put(
                ExpectedOrder.paymentId(order, number),
                declined
                        ? BookedPayment.nothing(method, CURRENCY)
                        : booked(
                                method,
                                isTaken(),
                                order.payments().get(index).value(),
                                isGivenUp() ? none() : table.share(index, sent, CURRENCY),
                                isGivenUp()
                                        ? none()
                                        : table.share(index, kept, CURRENCY).plus(withheld(index))));
    }

    /**
     * @param all that was paid, or set aside
     * @param due what it pays of what is sent, or will be
     * @param needed what it pays of what the customer keeps, and what is withheld of the rest
     */
    private static BookedPayment booked(Method method, boolean isTaken, Money all, Money due, Money needed) {
        if (method.paysAtOnce()) {
            return new BookedPayment(method, all, all, all.minus(needed), none());
        }
        // As long as something of it is still to be taken, nothing of it is let go.
        return isTaken
                ? new BookedPayment(method, all, due, due.minus(needed), all.minus(due))
                : new BookedPayment(method, all, none(), none(), due.isZero() ? all : none());
    }

    /** What is kept of a payment though what it paid for came back: of each return, as the payments have paid for it. */
    private Money withheld(int payment) {
        return order.returns().stream().map(given -> withheld(given, payment)).reduce(none(), Money::plus);
    }

    private Money withheld(FileReturn given, int payment) {
        Money amount = given.items().stream()
                .flatMap(item -> order.changes().unitReturn(item.number()).stream())
                .flatMap(unit -> unit.withheld().stream())
                .reduce(none(), Money::plus);
        if (amount.isZero()) {
            return amount;
        }
        List<Integer> back = units(item -> given.items().contains(item) && order.isTakenBack(item));
        List<Integer> payers = asTheShopCountsThem();
        return amount.splitBy(payers.stream()
                        .map(payer -> table.share(payer, back, CURRENCY).minor())
                        .toList())
                .get(payers.indexOf(payment));
    }

    /** The places of the payments; what is given in place of declined ones stands behind the others. */
    private List<Integer> asTheShopCountsThem() {
        return IntStream.range(0, order.payments().size())
                .boxed()
                .sorted(Comparator.comparing(
                        index -> order.payments().get(index).isDeclined()))
                .toList();
    }

    private boolean isGivenUp() {
        return stage == OrderStage.CANCELLED || stage == OrderStage.REJECTED;
    }

    /** Where it comes to rest nobody owes anything. */
    static BookedMoney ofAll(Collection<BookedPayment> payments) {
        return new BookedMoney(
                sum(payments, BookedPayment::captured), sum(payments, BookedPayment::refunded), none(), none());
    }

    private static Money sum(Collection<BookedPayment> payments, Function<BookedPayment, Money> amount) {
        return payments.stream().map(amount).reduce(none(), Money::plus);
    }

    private static Money none() {
        return Money.zero(CURRENCY);
    }
}
