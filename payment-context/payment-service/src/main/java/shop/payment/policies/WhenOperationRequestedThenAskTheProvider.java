package shop.payment.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.payment.asking.ProviderCalls;
import shop.payment.collecting.ProviderRequest;

/** An operation is recorded: the provider is asked for it, under the recorded key. */
@Component
@DisallowReplay
@ProcessingGroup("payment-policies")
class WhenOperationRequestedThenAskTheProvider {

    private final ProviderCalls provider;

    WhenOperationRequestedThenAskTheProvider(ProviderCalls provider) {
        this.provider = provider;
    }

    @EventHandler
    void on(ProviderRequest event) {
        provider.ask(event);
    }
}
