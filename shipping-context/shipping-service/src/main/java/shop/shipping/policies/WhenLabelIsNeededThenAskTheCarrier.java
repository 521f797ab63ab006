package shop.shipping.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.shipping.asking.CarrierCalls;
import shop.shipping.dispatching.LabelRequested;

/** A label was asked for: the carrier hears of it. If there is no room now, it is asked later. */
@Component
@DisallowReplay
@ProcessingGroup("shipping-policies")
class WhenLabelIsNeededThenAskTheCarrier {

    private final CarrierCalls calls;

    WhenLabelIsNeededThenAskTheCarrier(CarrierCalls calls) {
        this.calls = calls;
    }

    @EventHandler
    void on(LabelRequested event) {
        calls.ask(event);
    }
}
