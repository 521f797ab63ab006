package shop.importer.books;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import shop.importer.files.FileOrder;
import shop.kernel.Money;

/**
 * Which payment pays for what, computed from the files by the shop's public rule: units in their order, each one's price
 * before its freight, are paid from the payments in theirs, those that pay at once first.
 */
final class TendersByLine {

    /** By unit, in the order of the units: what each payment pays of it, in the order of the payments. */
    private final List<List<Money>> shares;

    private TendersByLine(List<List<Money>> shares) {
        this.shares = shares;
    }

    /** @param order whose payments are worth what it costs */
    static TendersByLine of(FileOrder order) {
        List<FileOrder.Payment> payments = order.payments();
        List<Money> left =
                new ArrayList<>(payments.stream().map(FileOrder.Payment::value).toList());
        List<Integer> turns = IntStream.range(0, payments.size())
                .boxed()
                .sorted(Comparator.comparing(
                        index -> !Method.of(payments.get(index).type()).paysAtOnce()))
                .toList();
        return new TendersByLine(order.items().stream()
                .map(item -> pay(item.price().plus(item.freight()), left, turns))
                .toList());
    }

    private static List<Money> pay(Money cost, List<Money> left, List<Integer> turns) {
        List<Money> paid = new ArrayList<>(
                left.stream().map(money -> Money.zero(cost.currency())).toList());
        Money open = cost;
        for (int payment : turns) {
            Money part = open.min(left.get(payment));
            paid.set(payment, part);
            left.set(payment, left.get(payment).minus(part));
            open = open.minus(part);
        }
        return paid;
    }

    /**
     * What a payment pays for these units.
     *
     * @param payment its place among the payments, from 0
     * @param units their places among the units, from 0
     */
    Money share(int payment, List<Integer> units, String currency) {
        return units.stream().map(unit -> shares.get(unit).get(payment)).reduce(Money.zero(currency), Money::plus);
    }
}
