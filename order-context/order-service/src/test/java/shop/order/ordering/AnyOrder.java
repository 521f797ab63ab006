package shop.order.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import shop.kernel.Money;
import shop.order.api.IfDeclined;
import shop.order.api.IfShort;
import shop.order.api.OrderLine;
import shop.order.api.PlaceOrder;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;

/** Orders of one to five lines from up to three ship-froms, paid by up to four tenders that sum to them. */
abstract class AnyOrder {

    @Provide
    Arbitrary<PlaceOrder> orders() {
        return lines().list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .flatMap(lines -> Combinators.combine(
                                tendersFor(lines), Arbitraries.of(IfDeclined.class), Arbitraries.of(IfShort.class))
                        .as((tenders, ifDeclined, ifShort) -> MugsAndTea.place(lines, tenders, ifDeclined, ifShort)));
    }

    private static Arbitrary<OrderLine> lines() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.longs().between(0, 3000),
                        Arbitraries.longs().between(0, 100),
                        Arbitraries.of("potter", "tea-house", "warehouse"),
                        Arbitraries.longs().between(0, 900))
                .as((quantity, price, discount, shipFrom, fee) -> new OrderLine(
                        "SKU",
                        "something",
                        quantity,
                        cents(price),
                        cents(Math.min(discount, quantity * price)),
                        cents(0),
                        shipFrom,
                        cents(fee)));
    }

    /** The total, cut at up to three places. */
    private static Arbitrary<List<Tender>> tendersFor(List<OrderLine> lines) {
        long total = lines.stream()
                .map(OrderLine::amount)
                .reduce(Money::plus)
                .orElseThrow()
                .minor();
        if (total == 0) {
            return Arbitraries.just(List.of());
        }
        return Combinators.combine(
                        Arbitraries.longs().between(0, total).list().ofMaxSize(3),
                        Arbitraries.of(TenderMethod.class).list().ofSize(4))
                .as((cuts, methods) -> tenders(total, cuts, methods));
    }

    private static List<Tender> tenders(long total, List<Long> cuts, List<TenderMethod> methods) {
        List<Long> ends = new ArrayList<>(cuts.stream().sorted().distinct().toList());
        ends.add(total);
        List<Tender> tenders = new ArrayList<>();
        long from = 0;
        for (long end : ends) {
            if (end > from) {
                tenders.add(
                        new Tender(methods.get(tenders.size()), cents(end - from), "tok_approve", 1, Optional.empty()));
                from = end;
            }
        }
        return tenders;
    }

    static Money cents(long minor) {
        return Money.of(minor, "EUR");
    }
}
