package shop.shipping.carrier;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the carrier is reached, and how it is recognised.
 *
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take
 * @param atOnce how many requests are made at the same time, at the most
 * @param waiting how many more may wait for their turn; what comes beyond is asked later
 * @param round how often it is looked for requests without an answer
 * @param askAgainAfter when a request without an answer is made again for the first time; then after growing pauses
 * @param askAgainAtMostEvery the longest of these pauses
 * @param webhookSecrets one that signs notifications; two while one replaces the other
 */
@ConfigurationProperties("shop.carrier")
public record CarrierSettings(
        URI url,
        Duration connectTimeout,
        Duration readTimeout,
        int atOnce,
        int waiting,
        Duration round,
        Duration askAgainAfter,
        Duration askAgainAtMostEvery,
        List<String> webhookSecrets) {

    public CarrierSettings {
        webhookSecrets = List.copyOf(webhookSecrets);
        if (webhookSecrets.isEmpty()
                || webhookSecrets.size() > 2
                || webhookSecrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "shop.carrier.webhook-secrets must be one secret, or two while one replaces the other");
        }
    }

    /** Keeps the secrets out of every log. */
    @Override
    public String toString() {
        return "the carrier at " + url;
    }
}
