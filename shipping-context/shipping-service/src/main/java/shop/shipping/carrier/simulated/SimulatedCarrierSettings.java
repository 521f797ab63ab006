package shop.shipping.carrier.simulated;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shop.platform.outside.WebhookSecrets;

/**
 * Where the simulated carrier is, how long it may take, and how it is recognised.
 *
 * @param address where it is
 * @param connectWithin how long a connection may take
 * @param answerWithin how long an answer may take, before there is none
 * @param webhookSecrets one that signs notifications; two while one replaces the other
 */
@ConfigurationProperties("shipping.carrier.simulated")
record SimulatedCarrierSettings(
        @DefaultValue("http://127.0.0.1:8092") URI address,
        @DefaultValue("1s") Duration connectWithin,
        @DefaultValue("5s") Duration answerWithin,
        List<String> webhookSecrets) {

    static final String SECRETS = "shipping.carrier.simulated.webhook-secrets";

    SimulatedCarrierSettings {
        webhookSecrets = WebhookSecrets.checked(SECRETS, webhookSecrets);
    }

    /** Keeps the secrets out of every log. */
    @Override
    public String toString() {
        return "the simulated carrier at " + address;
    }
}
