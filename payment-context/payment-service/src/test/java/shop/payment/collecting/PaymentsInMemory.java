package shop.payment.collecting;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import shop.payment.api.PaymentId;
import shop.platform.messaging.Commands;
import shop.rehearsal.AggregatesInMemory;

/** Payments without anything around them, for tests of what happens there. */
public final class PaymentsInMemory {

    private final AggregatesInMemory payments = AggregatesInMemory.of(Payment.class, TwoBlueMugs.RETRIES);

    public Commands commands() {
        return payments.commands();
    }

    public EventStore events() {
        return payments.events();
    }

    /** All that has happened to the payment that the tests speak of. */
    public List<Object> happened() {
        return happenedTo(TwoBlueMugs.PAYMENT);
    }

    /** All that has happened to a payment. */
    public List<Object> happenedTo(PaymentId payment) {
        return payments.story(payment.value());
    }
}
