package shop.shipping.policies;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;
import shop.platform.time.Freshness;
import shop.shipping.asking.CarrierCalls;
import shop.shipping.dispatching.LabelGivenBack;

/**
 * A label is not wanted any more: the carrier is asked to take it back. If there is no room now, or that was a while ago, it
 * is asked later.
 */
@Component
@DisallowReplay
@ProcessingGroup("shipping-policies")
class WhenLabelIsNotNeededThenGiveItBack {

    private final CarrierCalls calls;
    private final Freshness freshness;

    WhenLabelIsNotNeededThenGiveItBack(CarrierCalls calls, Freshness freshness) {
        this.calls = calls;
        this.freshness = freshness;
    }

    @EventHandler
    void on(LabelGivenBack event, @Timestamp Instant at) {
        if (freshness.isOfJustNow(at)) {
            calls.ask(event);
        }
    }
}
