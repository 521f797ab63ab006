package shop.order;

/** An order as a shop sends it, of which only how it is paid matters. */
final class GreenTea {

    private GreenTea() {}

    /** @param token a card of the simulated provider's */
    static String paidWith(String token) {
        return """
                {"customerId": "maria", "shipTo": {"name": "Maria Silva", "city": "Lisboa", "postcode": "1100-048", "country": "PT"},
                 "lines": [{"sku": "TEA-GREEN", "quantity": 1, "unitPrice": {"minor": 850, "currency": "EUR"},
                            "shipFrom": "tea-house"}],
                 "tenders": [{"method": "CARD", "amount": {"minor": 850, "currency": "EUR"}, "token": "%s"}]}""".formatted(token);
    }
}
