package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import shop.kernel.Money;
import shop.order.api.OrderPlaced;
import shop.order.api.PlaceOrder;
import shop.order.api.Share;

@Label("What was agreed, for any lines and any tenders that sum to them,")
class AgreementTest extends AnyOrder {

    @Property(tries = 300)
    @Label("asks of the tenders, for all units, exactly what they are")
    void allUnits(@ForAll("orders") PlaceOrder order) {
        OrderPlaced placed = placed(order);
        Agreement agreement = new Agreement(placed);
        Units all = agreement.unitsByShipFrom().values().stream()
                .reduce(Units::plus)
                .orElseThrow();

        for (int tender = 1; tender <= order.tenders().size(); tender++) {
            assertThat(agreement.owed(tender, all))
                    .isEqualTo(order.tenders().get(tender - 1).amount());
            assertThat(agreement.owed(tender, Units.NONE)).isEqualTo(cents(0));
        }
    }

    @Property(tries = 300)
    @Label("asks never less for more units of a line, and for all of them the line's shares")
    void neverLessForMore(@ForAll("orders") PlaceOrder order) {
        OrderPlaced placed = placed(order);
        Agreement agreement = new Agreement(placed);

        for (int number = 1; number <= order.lines().size(); number++) {
            int line = number;
            int quantity = order.lines().get(line - 1).quantity();
            for (int tender = 1; tender <= order.tenders().size(); tender++) {
                int payer = tender;
                List<Money> byUnits = IntStream.rangeClosed(0, quantity)
                        .mapToObj(units -> agreement.pays(payer, line, units))
                        .toList();
                assertThat(byUnits).isSorted();
                assertThat(byUnits.get(quantity)).isEqualTo(share(placed, line, payer));
            }
        }
    }

    @Property(tries = 300)
    @Label("asks for some units what is their part of the goods, to a cent, and the shipping with the first of them")
    void inProportion(@ForAll("orders") PlaceOrder order, @ForAll @IntRange(min = 1, max = 5) int some) {
        OrderPlaced placed = placed(order);
        Agreement agreement = new Agreement(placed);

        for (int line = 1; line <= order.lines().size(); line++) {
            int quantity = order.lines().get(line - 1).quantity();
            int units = Math.min(some, quantity);
            for (int tender = 1; tender <= order.tenders().size(); tender++) {
                long goods = minor(placed, line, tender, Share.Part.GOODS);
                long shipping = minor(placed, line, tender, Share.Part.SHIPPING);
                long asked = agreement.pays(tender, line, units).minor() - shipping;
                assertThat(asked * quantity - goods * units)
                        .as("%d of %d units for %d", units, quantity, goods)
                        .isBetween(-(quantity - 1L), quantity - 1L);
            }
        }
    }

    @Property(tries = 300)
    @Label("gives every unit to one ship-from, the one that its line names")
    void unitsOfShipFroms(@ForAll("orders") PlaceOrder order) {
        Map<String, Units> units = new Agreement(placed(order)).unitsByShipFrom();

        for (int line = 1; line <= order.lines().size(); line++) {
            int number = line;
            units.forEach((shipFrom, its) -> assertThat(its.of(number))
                    .isEqualTo(
                            order.lines().get(number - 1).shipFrom().equals(shipFrom)
                                    ? order.lines().get(number - 1).quantity()
                                    : 0));
        }
    }

    private static OrderPlaced placed(PlaceOrder order) {
        return new Basket()
                .of(order.lines())
                .paidBy(order.tenders(), LineByTender.fill(order.lines(), order.tenders()))
                .placed();
    }

    private static Money share(OrderPlaced placed, int line, int tender) {
        return cents(minor(placed, line, tender, Share.Part.GOODS) + minor(placed, line, tender, Share.Part.SHIPPING));
    }

    private static long minor(OrderPlaced placed, int line, int tender, Share.Part part) {
        return placed.shares().stream()
                .filter(share -> share.line() == line && share.tender() == tender && share.part() == part)
                .mapToLong(share -> share.amount().minor())
                .sum();
    }
}
