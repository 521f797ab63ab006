package shop.shipping.carrier.tracker;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import shop.platform.outside.OutsideCalls;
import shop.shipping.dispatching.GivenLabels;
import shop.shipping.dispatching.LabelBought;

/**
 * The tracker is asked to give notice of a number that was told. It is asked once: where that fails, nothing is lost but the
 * hour after which it is asked what was seen in any case (SHP-15).
 */
@Component
@ConditionalOnProperty("shipping.carrier.tracker.client-id")
@DisallowReplay
@ProcessingGroup("shipping-policies")
class WhenNumberIsGivenThenHaveItWatched {

    /** Parcels are home by then, or are asked about. */
    private static final Duration FOR = Duration.ofDays(30);

    private final TrackerCarrier tracker;
    private final OutsideCalls calls;
    private final Optional<URI> callback;

    WhenNumberIsGivenThenHaveItWatched(
            @Qualifier("trackerCarrier") TrackerCarrier tracker, OutsideCalls calls, TrackerSettings settings) {
        this.tracker = tracker;
        this.calls = calls;
        callback = settings.callback();
    }

    @EventHandler
    void on(LabelBought event, @Timestamp Instant at) {
        GivenLabels.known(event.labelId())
                .ifPresent(label -> callback.ifPresent(address -> calls.make(
                        "notices of " + label.labelId(), () -> tracker.watch(label, address, at.plus(FOR)))));
    }
}
