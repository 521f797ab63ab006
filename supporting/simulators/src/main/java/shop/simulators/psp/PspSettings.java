package shop.simulators.psp;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shop.simulators.webhook.WebhookTarget;

/**
 * How the provider is set up.
 *
 * @param address where it listens
 * @param data the folder of its ledgers
 */
@ConfigurationProperties("simulator")
record PspSettings(
        @DefaultValue("127.0.0.1") InetAddress address,
        @DefaultValue("data/simulators") Path data,
        @DefaultValue Psp psp) {

    private static final String DEMO_SECRET = "whsec_simulated_provider";
    private static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    PspSettings {
        if (psp.webhookSecret().equals(DEMO_SECRET) && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "simulator.psp.webhook-secret must be set before the provider listens on "
                            + address.getHostAddress() + ": the one for demonstrations is public");
        }
    }

    /**
     * The provider's pace, and how it tells the shop.
     *
     * @param latency how long each answer takes to a request that may move money
     * @param hold how long an answer that gets lost is held before the connection is dropped
     * @param settle how long after the fact a refund settles or fails, a payment is disputed or turns back, a dispute is decided
     * @param captureWithin how long an authorisation lives
     * @param soon how long one lives whose token says that it expires soon
     * @param customerWithin how long the customer has to confirm a payment
     * @param answerWithin how long the shop has to answer a dispute
     * @param notifyUrl who is told of what happens by itself
     * @param webhookSecret signs what is told
     * @param firstRetry the first pause after a notification failed, doubled each time
     * @param longestRetry the longest pause
     * @param mostAttempts after how many a notification is given up
     */
    record Psp(
            @DefaultValue("0s") Duration latency,
            @DefaultValue("30s") Duration hold,
            @DefaultValue("2s") Duration settle,
            @DefaultValue("7d") Duration captureWithin,
            @DefaultValue("1m") Duration soon,
            @DefaultValue("15m") Duration customerWithin,
            @DefaultValue("7d") Duration answerWithin,

            @DefaultValue("http://127.0.0.1:8082/provider-notifications")
            URI notifyUrl,

            @DefaultValue(DEMO_SECRET) String webhookSecret,
            @DefaultValue("250ms") Duration firstRetry,
            @DefaultValue("30s") Duration longestRetry,
            @DefaultValue("2900") int mostAttempts) {

        WebhookTarget target() {
            return new WebhookTarget(
                    notifyUrl, webhookSecret, AT_ONCE, PATIENCE, firstRetry, longestRetry, mostAttempts);
        }
    }
}
