package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import shop.kernel.Money;
import shop.order.api.PlaceOrder;
import shop.order.api.Share;
import shop.order.api.Share.Part;

@Label("The table line × tender, for any lines and any tenders that sum to them,")
class LineByTenderTest extends AnyOrder {

    @Property(tries = 300)
    @Label("has rows that sum exactly to what each line's goods and shipping cost")
    void rowsSum(@ForAll("orders") PlaceOrder order) {
        List<Share> table = LineByTender.fill(order.lines(), order.tenders());

        for (int line = 1; line <= order.lines().size(); line++) {
            int row = line;
            assertThat(sum(table, share -> share.line() == row && share.part() == Part.GOODS))
                    .isEqualTo(OrdersHaveLinesOfOneCurrency.goods(order.lines().get(line - 1)));
            assertThat(sum(table, share -> share.line() == row && share.part() == Part.SHIPPING))
                    .isEqualTo(order.lines().get(line - 1).shippingFee());
        }
    }

    @Property(tries = 300)
    @Label("has columns that sum exactly to each tender")
    void columnsSum(@ForAll("orders") PlaceOrder order) {
        List<Share> table = LineByTender.fill(order.lines(), order.tenders());

        for (int tender = 1; tender <= order.tenders().size(); tender++) {
            int column = tender;
            assertThat(sum(table, share -> share.tender() == column))
                    .isEqualTo(order.tenders().get(tender - 1).amount());
        }
    }

    @Property(tries = 300)
    @Label("holds no empty cell, and none twice")
    void cellsArePositiveAndUnique(@ForAll("orders") PlaceOrder order) {
        List<Share> table = LineByTender.fill(order.lines(), order.tenders());

        assertThat(table).allMatch(share -> share.amount().isPositive());
        assertThat(table.stream()
                        .map(share -> List.of(share.line(), share.part(), share.tender()))
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    @Label("is filled by the tenders that pay at once before the others come in")
    void paidAtOnceFirst(@ForAll("orders") PlaceOrder order) {
        List<Boolean> atOnce = LineByTender.fill(order.lines(), order.tenders()).stream()
                .map(share -> order.tenders().get(share.tender() - 1).method().paysAtOnce())
                .toList();

        assertThat(atOnce.lastIndexOf(true)).isLessThan(firstOrSize(atOnce));
    }

    private static int firstOrSize(List<Boolean> atOnce) {
        int first = atOnce.indexOf(false);
        return first < 0 ? atOnce.size() : first;
    }

    private static Money sum(List<Share> table, Predicate<Share> cell) {
        return table.stream().filter(cell).map(Share::amount).reduce(Money.zero("EUR"), Money::plus);
    }
}
