package shop.order.ordering;

import java.util.Map;
import shop.kernel.Money;
import shop.order.api.OrderLine;
import shop.order.api.PlaceOrder;
import shop.platform.rejection.BusinessRejection;

/** ORD-02: tenders are positive and sum to the order's total exactly. */
final class TendersSumToTheTotal {

    private static final String RULE = "ORD-02";

    private TendersSumToTheTotal() {}

    static void check(PlaceOrder order) {
        Money total = total(order);
        Money paid = Money.zero(total.currency());
        for (int index = 0; index < order.tenders().size(); index++) {
            Money amount = order.tenders().get(index).amount();
            if (!amount.isPositive()) {
                throw BusinessRejection.of(
                        RULE,
                        "tender-not-positive",
                        "tenders[" + index + "].amount is " + amount + "; a tender is positive, leave it out instead.",
                        Map.of("field", "tenders[" + index + "].amount", "amount", amount.toString()));
            }
            paid = paid.plus(amount);
        }
        if (!paid.equals(total)) {
            throw BusinessRejection.of(
                    RULE,
                    "tenders-differ-from-total",
                    "The tenders sum to " + paid + ", the lines to " + total + "; make them equal.",
                    Map.of("field", "tenders", "tenders", paid.toString(), "total", total.toString()));
        }
    }

    /** What the customer pays for all lines. */
    static Money total(PlaceOrder order) {
        return order.lines().stream().map(OrderLine::amount).reduce(Money::plus).orElseThrow();
    }
}
