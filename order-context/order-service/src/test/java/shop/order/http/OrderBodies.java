package shop.order.http;

/** Request bodies, as a shop would write them. */
final class OrderBodies {

    static final String MUG = """
            {"sku": "MUG-BLUE", "description": "Blue mug", "quantity": 2, "unitPrice": {"minor": 1290, "currency": "EUR"},
             "shipFrom": "icheon-pottery", "shippingFee": {"minor": 490, "currency": "EUR"}}""";

    static final String CARD = """
            {"method": "CARD", "amount": {"minor": 3070, "currency": "EUR"}, "token": "tok_approve"}""";

    private OrderBodies() {}

    static String twoBlueMugs() {
        return order(MUG, CARD);
    }

    static String order(String lines, String tenders) {
        return """
                {"customerId": "maria",
                 "shipTo": {"name": "Maria Silva", "city": "Lisboa", "postcode": "1100-048", "country": "PT"},
                 "lines": [%s],
                 "tenders": [%s]}""".formatted(lines, tenders);
    }
}
