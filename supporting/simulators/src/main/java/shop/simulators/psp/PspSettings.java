package shop.simulators.psp;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the provider is set up.
 *
 * @param data the folder of its ledger
 */
@ConfigurationProperties("simulator")
record PspSettings(
        @DefaultValue("data/simulators") Path data,
        @DefaultValue Psp psp) {

    /**
     * The provider's pace.
     *
     * @param hold how long an answer that gets lost is held before the connection is dropped
     * @param settle how long after the fact a refund fails or a payment is disputed
     * @param captureWithin how long an authorisation lives
     * @param soon how long one lives whose token says that it expires soon
     * @param customerWithin how long the customer has to confirm a payment
     */
    record Psp(
            @DefaultValue("30s") Duration hold,
            @DefaultValue("2s") Duration settle,
            @DefaultValue("7d") Duration captureWithin,
            @DefaultValue("1m") Duration soon,
            @DefaultValue("15m") Duration customerWithin) {}
}
