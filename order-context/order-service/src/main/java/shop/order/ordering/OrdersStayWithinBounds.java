package shop.order.ordering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import shop.kernel.Money;
import shop.kernel.Recipient;
import shop.order.api.OrderLine;
import shop.order.api.PlaceOrder;
import shop.order.api.Tender;
import shop.order.api.Variant;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-31: amounts, quantities, texts and dates have bounds, and so have their numbers; the tax that a line includes is not
 * more than its goods and fee. What is within them can be added up, written, printed and asked of a provider.
 */
public final class OrdersStayWithinBounds {

    public static final int MOST_LINES = 200;
    public static final int MOST_TENDERS = 50;
    public static final int MOST_UNITS = 1_000_000;
    public static final int MOST_INSTALMENTS = 99;
    public static final int LONGEST_ID = 64;
    public static final int LONGEST_TEXT = 200;
    public static final int LONGEST_PLACE = 100;
    public static final int LONGEST_POSTCODE = 16;
    public static final int LONGEST_PHONE = 32;

    /** Orders are taken over from elsewhere, with the days that were promised there. */
    private static final LocalDate EARLIEST_PROMISE = LocalDate.of(2000, 1, 1);

    private static final int MOST_YEARS_OF_PROMISE = 2;

    private OrdersStayWithinBounds() {}

    static void check(PlaceOrder order, Instant now) {
        atMost("lines", order.lines().size(), MOST_LINES);
        atMost("tenders", order.tenders().size(), MOST_TENDERS);
        text("customerId", order.customerId(), LONGEST_ID);
        text("reference", order.reference().orElse(""), LONGEST_ID);
        check(order.shipTo().recipient());
        for (int index = 0; index < order.lines().size(); index++) {
            check("lines[" + index + "]", order.lines().get(index));
        }
        for (int index = 0; index < order.tenders().size(); index++) {
            check("tenders[" + index + "]", order.tenders().get(index));
        }
        money("The total", "lines", OrdersHaveLinesOfOneCurrency.total(order));
        order.promisedDelivery().ifPresent(day -> promise(day, now));
    }

    /** An amount as somebody writes it. */
    public static Money amount(String field, long minor, String currency) {
        if (!CurrenciesInUse.contain(currency)) {
            throw currencyNotInUse(field + ".currency");
        }
        return Money.of(minor, currency);
    }

    static void check(Recipient recipient) {
        text("shipTo.name", recipient.name(), LONGEST_TEXT);
        text("shipTo.street", recipient.street(), LONGEST_TEXT);
        text("shipTo.street2", recipient.street2().orElse(""), LONGEST_TEXT);
        text("shipTo.city", recipient.city(), LONGEST_PLACE);
        text("shipTo.postcode", recipient.postcode(), LONGEST_POSTCODE);
        text("shipTo.region", recipient.region(), LONGEST_PLACE);
        text("shipTo.email", recipient.email(), LONGEST_TEXT);
        text("shipTo.phone", recipient.phone().orElse(""), LONGEST_PHONE);
    }

    /**
     * What is added to an order.
     *
     * @param places where in the request each stands, by its index
     * @param lines how many there are with them
     */
    static void checkAdded(List<OrderLine> added, IntFunction<String> places, int lines) {
        atMost("lines", lines, MOST_LINES);
        for (int index = 0; index < added.size(); index++) {
            check(places.apply(index), added.get(index));
        }
    }

    /** @param total what all lines cost, added ones among them */
    static void checkTotal(Money total) {
        money("The total", "lines", total);
    }

    private static void check(String field, OrderLine line) {
        text(field + ".sku", line.sku(), LONGEST_ID);
        text(field + ".description", line.description(), LONGEST_TEXT);
        text(field + ".shipFrom", line.shipFrom(), LONGEST_ID);
        atMost(field + ".quantity", line.quantity(), MOST_UNITS);
        inUse(field + ".unitPrice.currency", line.unitPrice());
        money(field + ".unitPrice", line.unitPrice());
        money(field + ".shippingFee", line.shippingFee());
        money(field, line.amount());
        if (line.taxIncluded().compareTo(line.amount()) > 0) {
            throw refused(
                    "tax-exceeds-amount",
                    field + ".taxIncluded",
                    "is more than goods and fee together; lower it to " + line.amount() + " or less");
        }
    }

    /** What is sent in exchange for something. */
    static void check(String field, Variant variant) {
        text(field + ".sku", variant.sku(), LONGEST_ID);
        text(field + ".description", variant.description(), LONGEST_TEXT);
    }

    private static void check(String field, Tender tender) {
        money(field + ".amount", tender.amount());
        checkInstrument(field + ".", tender);
    }

    /** What a tender in place of another may be. */
    static void checkInstrument(String field, Tender tender) {
        text(field + "token", tender.token(), LONGEST_TEXT);
        if (tender.instalments() < 1) {
            throw refused("too-few", field + "instalments", "must be 1 or more");
        }
        atMost(field + "instalments", tender.instalments(), MOST_INSTALMENTS);
    }

    private static void promise(LocalDate day, Instant now) {
        LocalDate latest = LocalDate.ofInstant(now, ZoneOffset.UTC).plusYears(MOST_YEARS_OF_PROMISE);
        if (day.isBefore(EARLIEST_PROMISE) || day.isAfter(latest)) {
            throw refused(
                    "date-out-of-bounds",
                    "promisedDelivery",
                    "must be a day from " + EARLIEST_PROMISE + " to " + latest);
        }
    }

    private static void inUse(String field, Money amount) {
        if (!CurrenciesInUse.contain(amount.currency())) {
            throw currencyNotInUse(field);
        }
    }

    private static BusinessRejection currencyNotInUse(String field) {
        return refused(
                "currency-not-in-use", field, "must be a currency that people pay with today, such as KRW or EUR");
    }

    private static void money(String field, Money amount) {
        money(field, field, amount);
    }

    private static void money(String name, String field, Money amount) {
        if (amount.minor() > Money.MOST) {
            throw BusinessRejection.ofContent(
                    "ORD-31",
                    "amount-too-large",
                    name + " is more than " + Money.of(Money.MOST, amount.currency()) + "; order less at once.",
                    Map.of("field", field));
        }
    }

    private static void text(String field, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw refused("text-too-long", field, "must have at most " + longest + " characters");
        }
    }

    private static void atMost(String field, int number, int most) {
        if (number > most) {
            throw refused("too-many", field, "must be at most " + most);
        }
    }

    private static BusinessRejection refused(String code, String field, String message) {
        return BusinessRejection.ofField("ORD-31", code, field, message);
    }
}
