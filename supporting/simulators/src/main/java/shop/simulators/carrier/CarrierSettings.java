package shop.simulators.carrier;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shop.simulators.webhook.WebhookTarget;

/**
 * How the carrier is set up.
 *
 * @param address where it listens
 * @param data the folder of its ledger
 */
@ConfigurationProperties("simulator")
record CarrierSettings(
        @DefaultValue("127.0.0.1") InetAddress address,
        @DefaultValue("data/simulators") Path data,
        @DefaultValue Carrier carrier) {

    private static final String DEMO_SECRET = "whsec_simulated_carrier";

    CarrierSettings {
        if (carrier.webhookSecret().equals(DEMO_SECRET) && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "simulator.carrier.webhook-secret must be set before the carrier listens on "
                            + address.getHostAddress() + ": the one for demonstrations is public");
        }
    }

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
     * @param mostAttempts after how many a notification is given up; with the pauses above, a day
     */
    record Carrier(
            @DefaultValue("2s") Duration pace,

            @DefaultValue("http://127.0.0.1:8083/carrier-notifications")
            URI notifyUrl,

            @DefaultValue(DEMO_SECRET) String webhookSecret,
            @DefaultValue("32") int notifyAtOnce,
            @DefaultValue("10s") Duration notifyPatience,
            @DefaultValue("250ms") Duration firstRetry,
            @DefaultValue("30s") Duration longestRetry,
            @DefaultValue("2900") int mostAttempts) {

        WebhookTarget target() {
            return new WebhookTarget(
                    notifyUrl, webhookSecret, notifyAtOnce, notifyPatience, firstRetry, longestRetry, mostAttempts);
        }
    }
}
