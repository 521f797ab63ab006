package shop.payment.provider.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shop.platform.outside.WebhookSecrets;

/**
 * As whom Stripe is asked, and how it is recognised.
 *
 * @param address of its API
 * @param apiKey that it has given; one for tests moves no money
 * @param webhookSecrets with which it signs; two while one replaces the other
 * @param returnUrl the shop's page to which a payer comes back who has confirmed a payment
 * @param severalCaptures whether it is to be asked for cards that may be captured in parts, which it grants to
 *     some accounts
 * @param connectWithin how long a connection may take
 * @param answerWithin how long an answer may take, before there is none (PAY-06)
 */
@ConfigurationProperties("payment.provider.stripe")
record StripeSettings(
        @DefaultValue("https://api.stripe.com") URI address,
        @DefaultValue("") String apiKey,
        List<String> webhookSecrets,
        URI returnUrl,
        @DefaultValue("false") boolean severalCaptures,
        @DefaultValue("2s") Duration connectWithin,
        @DefaultValue("20s") Duration answerWithin) {

    private static final String SECRETS = "payment.provider.stripe.webhook-secrets";

    StripeSettings {
        if (apiKey.isBlank()) {
            throw new IllegalArgumentException("payment.provider.stripe.api-key must be a key that Stripe has given");
        }
        if (returnUrl == null) {
            throw new IllegalArgumentException("payment.provider.stripe.return-url must be a page of the shop");
        }
        webhookSecrets = WebhookSecrets.checked(SECRETS, webhookSecrets);
    }

    /** Keeps key and secrets out of every log. */
    @Override
    public String toString() {
        return "Stripe at " + address;
    }
}
