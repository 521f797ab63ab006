package shop.shipping.policies;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;
import shop.platform.time.Freshness;
import shop.shipping.asking.CarrierCalls;
import shop.shipping.dispatching.InterceptRequested;

/**
 * A parcel that is under way is not wanted any more: the carrier is asked to bring it back. If there is no room now, or that was
 * a while ago, it is asked later.
 */
@Component
@DisallowReplay
@ProcessingGroup("shipping-policies")
class WhenParcelIsWantedBackThenAskTheCarrier {

    private final CarrierCalls calls;
    private final Freshness freshness;

    WhenParcelIsWantedBackThenAskTheCarrier(CarrierCalls calls, Freshness freshness) {
        this.calls = calls;
        this.freshness = freshness;
    }

    @EventHandler
    void on(InterceptRequested event, @Timestamp Instant at) {
        if (freshness.isOfJustNow(at)) {
            calls.ask(event);
        }
    }
}
