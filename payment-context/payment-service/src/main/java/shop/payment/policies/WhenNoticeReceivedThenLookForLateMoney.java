package shop.payment.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.payment.asking.LateMoney;
import shop.payment.collecting.ProviderNoticeReceived;

/**
 * The provider knows something new of a payment that was declined or called off: its money may have come nevertheless, so it is
 * looked up (PAY-21). A look-up that gets lost is made up for by the comparison of the day.
 */
@Component
@DisallowReplay
@ProcessingGroup("payment-policies")
class WhenNoticeReceivedThenLookForLateMoney {

    private final LateMoney money;

    WhenNoticeReceivedThenLookForLateMoney(LateMoney money) {
        this.money = money;
    }

    @EventHandler
    void on(ProviderNoticeReceived event) {
        money.lookFor(event.paymentId());
    }
}
