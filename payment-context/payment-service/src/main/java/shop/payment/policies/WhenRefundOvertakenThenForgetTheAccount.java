package shop.payment.policies;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import shop.payment.accounts.RefundAccounts;
import shop.payment.api.PaymentRefundOvertaken;
import shop.payment.collecting.RefundAccountGiven;
import shop.platform.outside.RecordedFacts;

/** A refund is not made any more, since its money went back without us: the account it was to go to is forgotten (PAY-16). */
@Component
@DisallowReplay
@ProcessingGroup("payment-policies")
class WhenRefundOvertakenThenForgetTheAccount {

    private final EventStore events;
    private final RefundAccounts accounts;

    WhenRefundOvertakenThenForgetTheAccount(EventStore events, RefundAccounts accounts) {
        this.events = events;
        this.accounts = accounts;
    }

    @EventHandler
    void on(PaymentRefundOvertaken event) {
        RecordedFacts.in(events.readEvents(event.paymentId().value(), 0)).all(RefundAccountGiven.class).stream()
                .filter(given -> given.refundId().equals(event.refundId()))
                .map(RefundAccountGiven::account)
                .forEach(accounts::forget);
    }
}
