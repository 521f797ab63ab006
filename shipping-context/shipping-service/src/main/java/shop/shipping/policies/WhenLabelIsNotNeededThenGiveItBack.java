package shop.shipping.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.shipping.asking.CarrierCalls;
import shop.shipping.dispatching.LabelVoidRequested;

/** A label is not wanted any more: the carrier is asked to take it back. If there is no room now, it is asked later. */
@Component
@DisallowReplay
@ProcessingGroup("shipping-policies")
class WhenLabelIsNotNeededThenGiveItBack {

    private final CarrierCalls calls;

    WhenLabelIsNotNeededThenGiveItBack(CarrierCalls calls) {
        this.calls = calls;
    }

    @EventHandler
    void on(LabelVoidRequested event) {
        calls.ask(event);
    }
}
