package shop.order.ordering;

import java.util.Map;
import shop.kernel.Money;
import shop.order.api.OrderLine;
import shop.order.api.PlaceOrder;
import shop.platform.rejection.BusinessRejection;

/** ORD-01: an order has at least one line, quantities are positive, and there is one currency throughout. */
final class OrdersHaveLinesOfOneCurrency {

    private static final String RULE = "ORD-01";

    private OrdersHaveLinesOfOneCurrency() {}

    static void check(PlaceOrder order) {
        if (order.lines().isEmpty()) {
            throw refused("no-lines", "An order has at least one line; add one to 'lines'.", Map.of("field", "lines"));
        }
        String currency = order.lines().get(0).unitPrice().currency();
        try {
            for (int index = 0; index < order.lines().size(); index++) {
                checkLine("lines[" + index + "]", order.lines().get(index), currency);
            }
            total(order);
        } catch (ArithmeticException overflow) {
            throw tooLarge();
        }
        for (int index = 0; index < order.tenders().size(); index++) {
            checkCurrency(
                    "tenders[" + index + "].amount", order.tenders().get(index).amount(), currency);
        }
    }

    /** @throws ArithmeticException when it costs more than can be counted */
    static void checkLine(String field, OrderLine line, String currency) {
        if (line.quantity() <= 0) {
            throw refused(
                    "quantity-not-positive",
                    field + ".quantity is " + line.quantity() + "; quantities are positive.",
                    Map.of("field", field + ".quantity", "quantity", Integer.toString(line.quantity())));
        }
        checkAmount(field + ".unitPrice", line.unitPrice(), currency);
        checkAmount(field + ".discount", line.discount(), currency);
        checkAmount(field + ".taxIncluded", line.taxIncluded(), currency);
        checkAmount(field + ".shippingFee", line.shippingFee(), currency);
        if (goods(line).isNegative()) {
            throw refused(
                    "discount-exceeds-price",
                    field + ".discount is more than the goods cost; lower it to "
                            + line.unitPrice().times(line.quantity()) + " or less.",
                    Map.of("field", field + ".discount"));
        }
    }

    static BusinessRejection tooLarge() {
        return refused("amount-too-large", "The lines cost more than can be counted; order less.", Map.of());
    }

    /** What the customer pays for all lines. */
    static Money total(PlaceOrder order) {
        return order.lines().stream().map(OrderLine::amount).reduce(Money::plus).orElseThrow();
    }

    /** What the goods of a line cost, without their shipping fee. */
    static Money goods(OrderLine line) {
        return line.amount().minus(line.shippingFee());
    }

    private static void checkAmount(String field, Money amount, String currency) {
        checkCurrency(field, amount, currency);
        if (amount.isNegative()) {
            throw refused(
                    "amount-negative",
                    field + " is " + amount + "; it must not be negative.",
                    Map.of("field", field, "amount", amount.toString()));
        }
    }

    private static void checkCurrency(String field, Money amount, String currency) {
        if (!amount.currency().equals(currency)) {
            throw refused(
                    "several-currencies",
                    field + " is in " + amount.currency() + ", the first line in " + currency
                            + "; an order has one currency throughout.",
                    Map.of("field", field, "expected", currency, "found", amount.currency()));
        }
    }

    private static BusinessRejection refused(String code, String message, Map<String, String> facts) {
        return BusinessRejection.ofContent(RULE, code, message, facts);
    }
}
