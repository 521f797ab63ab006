package shop.payment.provider.toss;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * As whom Toss Payments is asked.
 *
 * @param address of its API
 * @param secretKey that it has given; one for tests moves no money
 * @param connectWithin how long a connection may take
 * @param answerWithin how long an answer may take, before there is none (PAY-06)
 */
@ConfigurationProperties("payment.provider.toss")
record TossSettings(
        @DefaultValue("https://api.tosspayments.com") URI address,
        @DefaultValue("") String secretKey,
        @DefaultValue("2s") Duration connectWithin,
        @DefaultValue("30s") Duration answerWithin) {

    TossSettings {
        if (secretKey.isBlank()) {
            throw new IllegalArgumentException(
                    "payment.provider.toss.secret-key must be a key that Toss Payments has given");
        }
    }

    /** Keeps the key out of every log. */
    @Override
    public String toString() {
        return "Toss Payments at " + address;
    }
}
