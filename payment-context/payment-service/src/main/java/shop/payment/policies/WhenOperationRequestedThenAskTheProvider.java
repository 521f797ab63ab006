package shop.payment.policies;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;
import shop.payment.asking.ProviderCalls;
import shop.payment.collecting.ProviderRequest;
import shop.platform.time.Freshness;

/** An operation is recorded: the provider is asked for it, under the recorded key. If that was a while ago, it is asked later. */
@Component
@DisallowReplay
@ProcessingGroup("payment-policies")
class WhenOperationRequestedThenAskTheProvider {

    private final ProviderCalls provider;
    private final Freshness freshness;

    WhenOperationRequestedThenAskTheProvider(ProviderCalls provider, Freshness freshness) {
        this.provider = provider;
        this.freshness = freshness;
    }

    @EventHandler
    void on(ProviderRequest event, @Timestamp Instant at) {
        if (freshness.isOfJustNow(at)) {
            provider.ask(event);
        }
    }
}
