package shop.payment.asking;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentReleased;
import shop.payment.collecting.AuthorisedTooLate;
import shop.payment.collecting.PaidTooLate;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentRegistered;
import shop.platform.outside.RecordedFacts;

/**
 * Has payments looked up of which nothing is waited for any more, since they were declined or called off, once something says
 * that their money came nevertheless (PAY-21). What becomes of it, the payment decides.
 */
@Component
public class LateMoney {

    private final EventStore events;
    private final ProviderCalls calls;

    LateMoney(EventStore events, ProviderCalls calls) {
        this.events = events;
        this.calls = calls;
    }

    /** Has it looked up soon what came of the payment, unless it has no end yet, or its money is known. */
    public void lookFor(PaymentId payment) {
        RecordedFacts facts = factsOf(payment);
        if (hasEndedWithoutMoney(facts)) {
            facts.latest(PaymentRegistered.class)
                    .ifPresentOrElse(
                            calls::lookUp,
                            () -> facts.latest(PaymentAuthorisationRequested.class)
                                    .ifPresent(calls::readBooks));
        }
    }

    RecordedFacts factsOf(PaymentId payment) {
        return RecordedFacts.in(events.readEvents(payment.value(), 0));
    }

    private static boolean hasEndedWithoutMoney(RecordedFacts facts) {
        boolean hasEnded = facts.latest(PaymentDeclined.class).isPresent()
                || facts.latest(PaymentReleased.class).isPresent();
        boolean hadMoney = facts.latest(PaymentAuthorised.class).isPresent()
                || facts.latest(PaymentPaid.class).isPresent()
                || facts.latest(AuthorisedTooLate.class).isPresent()
                || facts.latest(PaidTooLate.class).isPresent();
        return hasEnded && !hadMoney;
    }
}
