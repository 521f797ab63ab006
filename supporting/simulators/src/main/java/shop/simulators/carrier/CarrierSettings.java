package shop.simulators.carrier;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import shop.simulators.webhook.WebhookTarget;

/**
 * How the carrier is set up; defaults stand in {@code carrier-simulator.yml}.
 *
 * @param data the folder of its ledger
 */
@ConfigurationProperties("simulator")
record CarrierSettings(Path data, Carrier carrier) {

    /**
     * The carrier's pace, and how it tells the shop.
     *
     * @param pace from one scan to the next, where no script says otherwise
     * @param notifyUrl who is told of each scan
     * @param webhookSecret signs what is told
     * @param notifyAtOnce how many notifications may be under way together
     * @param notifyPatience how long the receiver may take to answer one
     * @param firstRetry the first pause after a notification failed, doubled each time
     * @param longestRetry the longest pause
     */
    record Carrier(
            Duration pace,
            URI notifyUrl,
            String webhookSecret,
            int notifyAtOnce,
            Duration notifyPatience,
            Duration firstRetry,
            Duration longestRetry) {

        WebhookTarget target() {
            return new WebhookTarget(notifyUrl, webhookSecret, notifyAtOnce, notifyPatience, firstRetry, longestRetry);
        }
    }
}
