package shop.payment.provider.simulated;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the simulated provider is, and how long it may take.
 *
 * @param connectWithin how long a connection may take
 * @param answerWithin how long an answer may take, before there is none (PAY-06)
 */
@ConfigurationProperties("payment.provider.simulated")
record SimulatedProviderSettings(
        @DefaultValue("http://127.0.0.1:8091") URI address,
        @DefaultValue("1s") Duration connectWithin,
        @DefaultValue("3s") Duration answerWithin) {}
