package shop.verification;

import tools.jackson.databind.JsonNode;

/** Orders that the proofs place. */
final class Orders {

    private Orders() {}

    /** Two mugs from Berlin and tea from the tea house; a card pays most of it, a voucher the rest: 43.10 EUR. */
    static String mugsAndTea(String orderId, String cardToken) {
        return mugsAndTea(orderId, "10115", cardToken);
    }

    /** The same without an id, as one sends who has a key, and found by a reference. */
    static String mugsAndTeaReferredTo(String reference) {
        return mugsAndTea(reference, "tok_approve").replaceFirst("\"orderId\"", "\"reference\"");
    }

    /** The same, to a postcode that may be one of the simulators' magic ones. */
    static String mugsAndTea(String orderId, String postcode, String cardToken) {
        return """
                {"orderId": "%s", "customerId": "customer-1",
                 "shipTo": {"name": "Ada Byron", "street": "12 Analytical Street", "city": "Berlin", "postcode": "%s", "country": "DE"},
                 "lines": [
                  {"sku": "MUG-BLUE", "description": "Blue mug", "quantity": 2, "unitPrice": {"minor": 1290, "currency": "EUR"},
                   "shipFrom": "warehouse-berlin", "shippingFee": {"minor": 490, "currency": "EUR"}},
                  {"sku": "TEA-GREEN", "description": "Green tea", "quantity": 1, "unitPrice": {"minor": 850, "currency": "EUR"},
                   "shipFrom": "seller-tea-house", "shippingFee": {"minor": 390, "currency": "EUR"}}],
                 "tenders": [
                  {"method": "CARD", "amount": {"minor": 3310, "currency": "EUR"}, "token": "%s"},
                  {"method": "VOUCHER", "amount": {"minor": 1000, "currency": "EUR"}, "token": "tok_approve"}]}""".formatted(orderId, postcode, cardToken);
    }

    /** One mug from Berlin for demo-customer, sent in one parcel and paid by one tender: 17.80 EUR. */
    static String mug(String orderId, String postcode, String method, String token) {
        return """
                {"orderId": "%s", "customerId": "demo-customer",
                 "shipTo": {"name": "Ada Byron", "street": "12 Analytical Street", "city": "Berlin", "postcode": "%s", "country": "DE"},
                 "lines": [
                  {"sku": "MUG-BLUE", "description": "Blue mug", "quantity": 1, "unitPrice": {"minor": 1290, "currency": "EUR"},
                   "shipFrom": "warehouse-berlin", "shippingFee": {"minor": 490, "currency": "EUR"}}],
                 "tenders": [{"method": "%s", "amount": {"minor": 1780, "currency": "EUR"}, "token": "%s"}]}""".formatted(orderId, postcode, method, token);
    }

    /** As many minor units as the path's amount says. */
    static long minor(JsonNode node, String... path) {
        JsonNode at = node;
        for (String step : path) {
            at = at.get(step);
        }
        return at.get("minor").asLong();
    }
}
