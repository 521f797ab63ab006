package shop.order.http;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import shop.platform.rejection.Rejection;
import shop.platform.web.Refusals;

/** What the rules of orders say to those who break them, one example for each code. */
@Component
class OrderRefusals implements Refusals {

    private static final List<Rejection> OF_PLACING = List.of(
            content("ORD-01", "no-lines", "An order has at least one line; add one to 'lines'.", "lines"),
            content(
                    "ORD-01",
                    "quantity-not-positive",
                    "lines[0].quantity is 0; quantities are positive.",
                    "lines[0].quantity"),
            content(
                    "ORD-01",
                    "amount-negative",
                    "lines[0].unitPrice is -12.90 EUR; it must not be negative.",
                    "lines[0].unitPrice"),
            content(
                    "ORD-01",
                    "several-currencies",
                    "lines[1].unitPrice is in USD, the first line in EUR; an order has one currency throughout.",
                    "lines[1].unitPrice"),
            content(
                    "ORD-01",
                    "discount-exceeds-price",
                    "lines[0].discount is more than the goods cost; lower it to 12.90 EUR or less.",
                    "lines[0].discount"),
            content(
                    "ORD-02",
                    "tenders-differ-from-total",
                    "The tenders sum to 10.00 EUR, the lines to 12.90 EUR; make them equal.",
                    "tenders"),
            content(
                    "ORD-02",
                    "tender-not-positive",
                    "tenders[0].amount is 0.00 EUR; a tender is positive, leave it out instead.",
                    "tenders[0].amount"),
            content(
                    "ORD-28",
                    "due-date-without-slip",
                    "tenders[0].dueDate stands beside CARD, which has none; only a BANK_SLIP has. Leave it out.",
                    "tenders[0].dueDate"),
            content(
                    "ORD-28",
                    "due-date-past",
                    "tenders[0].dueDate is 2026-01-01; it must not be before today, 2026-01-02.",
                    "tenders[0].dueDate"),
            content(
                    "ORD-28",
                    "due-date-too-late",
                    "tenders[0].dueDate is 2026-12-31; it must not be after 2026-04-02.",
                    "tenders[0].dueDate"),
            content(
                    "ORD-31",
                    "amount-too-large",
                    "lines[0] is more than 9999999999.99 EUR; order less at once.",
                    "lines[0]"),
            content(
                    "ORD-31",
                    "currency-not-in-use",
                    "lines[0].unitPrice.currency must be a currency that people pay with today, such as KRW or EUR.",
                    "lines[0].unitPrice.currency"),
            content(
                    "ORD-31",
                    "tax-exceeds-amount",
                    "lines[0].taxIncluded is more than goods and fee together; lower it to 12.90 EUR or less.",
                    "lines[0].taxIncluded"),
            content(
                    "ORD-31",
                    "date-out-of-bounds",
                    "promisedDelivery must be a day from 2000-01-01 to 2028-01-02.",
                    "promisedDelivery"),
            content(
                    "SHP-16",
                    "country-unknown",
                    "shipTo.country must be a two-letter code of ISO 3166, such as KR, DE or GB.",
                    "shipTo.country"),
            content(
                    "SHP-16",
                    "postcode-missing",
                    "shipTo.postcode is missing; an address in DE has one.",
                    "shipTo.postcode"),
            content("SHP-16", "city-missing", "shipTo.city is missing; an address in DE has one.", "shipTo.city"),
            content(
                    "PAY-09",
                    "card-number",
                    "tenders[0].token contains what looks like a card number; send the provider's token instead.",
                    "tenders[0].token"),
            new Rejection(
                    "ORD-13",
                    "key-used-for-another-order",
                    "The Idempotency-Key 'checkout-1' was used with another content; send that content again, or use a new key.",
                    Map.of("idempotencyKey", "checkout-1")),
            new Rejection(
                    "ORD-13",
                    "order-id-used-for-another-order",
                    "The orderId order-1 was used with another content; send that content again, or use a new orderId.",
                    Map.of("orderId", "order-1")));

    private static final List<Rejection> OF_CANCELLING = List.of(
            new Rejection(
                    "ORD-06",
                    "order-ended",
                    "order-1 is closed; nothing is left to cancel.",
                    Map.of("status", "CLOSED")),
            new Rejection(
                    "ORD-06",
                    "parcel-handed-over",
                    "The parcel from warehouse-berlin is with the carrier; return the goods once they have arrived.",
                    Map.of("shipFrom", "warehouse-berlin")));

    @Override
    public List<Rejection> of(String operation) {
        return switch (operation) {
            case "placeOrder" -> OF_PLACING;
            case "cancelOrder" -> OF_CANCELLING;
            default -> List.of();
        };
    }

    private static Rejection content(String rule, String code, String message, String field) {
        return new Rejection(rule, code, message, Map.of("field", field), true);
    }
}
