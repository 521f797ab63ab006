package shop.order.ordering;

import java.util.List;
import java.util.Map;
import shop.kernel.Money;
import shop.order.api.PlaceOrder;
import shop.order.api.Tender;
import shop.platform.rejection.BusinessRejection;

/** ORD-02: tenders are positive and sum to the order's total exactly. */
final class TendersSumToTheTotal {

    private static final String RULE = "ORD-02";

    private TendersSumToTheTotal() {}

    static void check(PlaceOrder order) {
        for (int index = 0; index < order.tenders().size(); index++) {
            checkPositive(
                    "tenders[" + index + "].amount", order.tenders().get(index).amount());
        }
        Money total = OrdersHaveLinesOfOneCurrency.total(order);
        try {
            Money paid = sum(order.tenders(), total.currency());
            if (!paid.equals(total)) {
                throw differ(paid.toString(), total);
            }
        } catch (ArithmeticException overflow) {
            throw differ("more than can be counted", total);
        }
    }

    private static void checkPositive(String field, Money amount) {
        if (!amount.isPositive()) {
            throw BusinessRejection.ofContent(
                    RULE,
                    "tender-not-positive",
                    field + " is " + amount + "; a tender is positive, leave it out instead.",
                    Map.of("field", field, "amount", amount.toString()));
        }
    }

    private static Money sum(List<Tender> tenders, String currency) {
        return tenders.stream().map(Tender::amount).reduce(Money.zero(currency), Money::plus);
    }

    private static BusinessRejection differ(String paid, Money total) {
        return BusinessRejection.ofContent(
                RULE,
                "tenders-differ-from-total",
                "The tenders sum to " + paid + ", the lines to " + total + "; make them equal.",
                Map.of("field", "tenders", "tenders", paid, "total", total.toString()));
    }
}
