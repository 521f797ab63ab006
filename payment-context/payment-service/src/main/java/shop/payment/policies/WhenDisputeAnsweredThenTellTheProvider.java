package shop.payment.policies;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;
import shop.payment.asking.DisputeCalls;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.platform.time.Freshness;

/** Support answers a dispute: the provider is told, under the recorded key. If that was a while ago, it is told later. */
@Component
@DisallowReplay
@ProcessingGroup("payment-policies")
class WhenDisputeAnsweredThenTellTheProvider {

    private final DisputeCalls provider;
    private final Freshness freshness;

    WhenDisputeAnsweredThenTellTheProvider(DisputeCalls provider, Freshness freshness) {
        this.provider = provider;
        this.freshness = freshness;
    }

    @EventHandler
    void on(DisputeAnswerRequested event, @Timestamp Instant at) {
        if (freshness.isOfJustNow(at)) {
            provider.answer(event);
        }
    }
}
