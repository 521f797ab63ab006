package shop.payment.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import shop.payment.accounts.RefundAccounts;
import shop.payment.collecting.OutcomeFound;
import shop.payment.collecting.PaymentRefundRequested;
import shop.platform.outside.RecordedFacts;

/** A person has found out what came of a refund: the account that it was to go to is not needed any more (PAY-16). */
@Component
@DisallowReplay
@ProcessingGroup("payment-policies")
class WhenOutcomeFoundThenForgetTheAccount {

    private final EventStore events;
    private final RefundAccounts accounts;

    WhenOutcomeFoundThenForgetTheAccount(EventStore events, RefundAccounts accounts) {
        this.events = events;
        this.accounts = accounts;
    }

    @EventHandler
    void on(OutcomeFound event) {
        RecordedFacts.in(events.readEvents(event.paymentId().value(), 0))
                .latest(
                        PaymentRefundRequested.class,
                        refund -> refund.operationKey().equals(event.operationKey()))
                .flatMap(PaymentRefundRequested::account)
                .ifPresent(accounts::forget);
    }
}
