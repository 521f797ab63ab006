package shop.shipping.carrier.easypost;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shop.platform.outside.WebhookSecrets;

/**
 * As whom EasyPost is asked, and what it is told of whoever sends.
 *
 * @param address of its API
 * @param apiKey that it has given; one for tests buys nothing
 * @param webhookSecrets with which it signs; two while one replaces the other
 * @param connectWithin how long a connection may take
 * @param answerWithin how long an answer may take, before there is none; carriers take their time
 * @param ouncesPerUnit what a unit weighs, where nobody has said otherwise
 * @param senders the address of each ship-from, by its name
 */
@ConfigurationProperties("shipping.carrier.easypost")
record EasyPostSettings(
        @DefaultValue("https://api.easypost.com") URI address,
        @DefaultValue("") String apiKey,
        List<String> webhookSecrets,
        @DefaultValue("2s") Duration connectWithin,
        @DefaultValue("30s") Duration answerWithin,
        @DefaultValue("16") int ouncesPerUnit,
        @DefaultValue Map<String, Sender> senders) {

    private static final String SECRETS = "shipping.carrier.easypost.webhook-secrets";

    EasyPostSettings {
        if (apiKey.isBlank()) {
            throw new IllegalArgumentException(
                    "shipping.carrier.easypost.api-key must be a key that EasyPost has given");
        }
        webhookSecrets = WebhookSecrets.checked(SECRETS, webhookSecrets);
        senders = Map.copyOf(senders);
    }

    /** Whoever sends, if their address is known here. */
    Optional<Sender> sender(String shipFrom) {
        return Optional.ofNullable(senders.get(shipFrom));
    }

    /** Keeps key and secrets out of every log. */
    @Override
    public String toString() {
        return "EasyPost at " + address;
    }

    /** Where something is sent from. */
    record Sender(
            String company,
            String street,
            String city,
            @DefaultValue("") String state,
            String postcode,
            String country,
            @DefaultValue("") String phone) {}
}
