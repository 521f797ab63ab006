package shop.payment.provider.portone;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * As whom PortOne is asked.
 *
 * @param address of its API
 * @param apiSecret that it has given (V2)
 * @param webhookSecrets with which it signs what it tells; two while one replaces the other
 * @param connectWithin how long a connection may take, where money is to move
 * @param answerWithin how long an answer may take, before there is none (PAY-06). PortOne asks for a minute at least (읽기
 *     타임아웃): what nobody waits for any more goes on all the same
 */
@ConfigurationProperties("payment.provider.portone")
record PortOneSettings(
        @DefaultValue("https://api.portone.io") URI address,
        @DefaultValue("") String apiSecret,
        @DefaultValue List<String> webhookSecrets,
        @DefaultValue("2s") Duration connectWithin,
        @DefaultValue("65s") Duration answerWithin) {

    PortOneSettings {
        if (apiSecret.isBlank()) {
            throw new IllegalArgumentException(
                    "payment.provider.portone.api-secret must be a secret that PortOne has given");
        }
        webhookSecrets = List.copyOf(webhookSecrets);
        if (webhookSecrets.isEmpty()) {
            throw new IllegalArgumentException(
                    "payment.provider.portone.webhook-secrets must be one that PortOne has given, or two");
        }
    }

    /** Keeps the secrets out of every log. */
    @Override
    public String toString() {
        return "PortOne at " + address;
    }
}
