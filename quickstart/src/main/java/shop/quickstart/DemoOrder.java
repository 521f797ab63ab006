package shop.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.starting.CannotStart;

/** The order that the first `curl` places, ready to be pasted, with a token of the demo shop. */
public final class DemoOrder {

    private static final String BODY = """
            {"customerId": "customer-1",
             "shipTo": {"name": "Ada Byron", "street": "12 Analytical Street", "city": "Berlin", "postcode": "10115", "country": "DE"},
             "lines": [
              {"sku": "MUG-BLUE", "description": "Blue mug", "quantity": 2, "unitPrice": {"minor": 1290, "currency": "EUR"},
               "shipFrom": "warehouse-berlin", "shippingFee": {"minor": 490, "currency": "EUR"}},
              {"sku": "TEA-GREEN", "description": "Green tea", "quantity": 1, "unitPrice": {"minor": 850, "currency": "EUR"},
               "shipFrom": "seller-tea-house", "shippingFee": {"minor": 390, "currency": "EUR"}}],
             "tenders": [
              {"method": "CARD", "amount": {"minor": 3310, "currency": "EUR"}, "token": "tok_approve"},
              {"method": "VOUCHER", "amount": {"minor": 1000, "currency": "EUR"}, "token": "tok_approve"}]}""";

    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private DemoOrder() {}

    /** A command for a shell that places the order through the gateway. */
    public static String curl(String gateway, String authorization) {
        return "curl -sS " + gateway + "/orders -H 'Content-Type: application/json' -H 'Idempotency-Key: "
                + UUID.randomUUID()
                + "' \\\n"
                + "  -H 'Authorization: Bearer " + token(authorization) + "' \\\n"
                + "  -d '" + BODY + "'";
    }

    private static String token(String authorization) {
        String credentials =
                Base64.getEncoder().encodeToString("demo-shop:demo-shop-secret".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(authorization + "/oauth2/token"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            String answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher token = TOKEN.matcher(answer);
            if (token.find()) {
                return token.group(1);
            }
            throw new CannotStart("The authorisation server gave no token: " + answer, null);
        } catch (IOException unreachable) {
            throw new CannotStart("The authorisation server gave no answer.", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while starting.", interrupted);
        }
    }
}
