package shop.importer.books;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import shop.importer.files.FileOrder;
import shop.importer.files.PaymentType;
import shop.kernel.Money;

/** Where the money of an order has to be in the end, computed from the files alone: no more is kept than what is sent. */
final class ExpectedMoney {

    private static final String CURRENCY = "BRL";

    private final FileOrder order;
    private final OrderStage stage;
    private final TendersByLine table;
    private final List<Integer> sent;
    private final SortedMap<String, BookedPayment> payments = new TreeMap<>();

    private ExpectedMoney(FileOrder order, OrderStage stage) {
        this.order = order;
        this.stage = stage;
        this.table = TendersByLine.of(order);
        this.sent = IntStream.range(0, order.items().size())
                .filter(index -> order.isSent(order.items().get(index)))
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
        return money.payments;
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
                                order.payments().get(index).value(),
                                isGivenUp() ? none() : table.share(index, sent, CURRENCY)));
    }

    /**
     * @param all that was paid, or set aside
     * @param needed what it pays of what is sent, or will be
     */
    private BookedPayment booked(Method method, Money all, Money needed) {
        if (method.paysAtOnce()) {
            return new BookedPayment(method, all, all, all.minus(needed), none());
        }
        boolean isTaken = stage == OrderStage.DELIVERED || stage == OrderStage.UNDER_WAY;
        // As long as something of it is still to be taken, nothing of it is let go.
        Money released = isTaken || needed.isZero() ? all.minus(needed) : none();
        return new BookedPayment(method, all, isTaken ? needed : none(), none(), released);
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
