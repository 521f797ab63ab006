package shop.payment.policies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;
import shop.payment.asking.ProviderCalls;
import shop.payment.collecting.ProviderRequest;

/**
 * An operation is recorded: the provider is asked for it, under the recorded key. One that is heard late is left to the
 * open questions, which look whether it was answered: where the store was lost, all that ever happened is heard again, and
 * the provider has long forgotten the keys.
 */
@Component
@DisallowReplay
@ProcessingGroup("payment-policies")
class WhenOperationRequestedThenAskTheProvider {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final ProviderCalls provider;
    private final Clock clock;

    WhenOperationRequestedThenAskTheProvider(ProviderCalls provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    @EventHandler
    void on(ProviderRequest event, @Timestamp Instant at) {
        if (at.plus(SOON).isAfter(clock.instant())) {
            provider.ask(event);
        }
    }
}
