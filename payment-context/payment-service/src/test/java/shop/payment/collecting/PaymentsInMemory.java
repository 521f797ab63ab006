package shop.payment.collecting;

import java.util.List;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import shop.platform.messaging.Commands;
import shop.platform.messaging.FirstComponentIsTheTarget;

/** Payments on Axon's simple buses, for tests of what happens around them. */
public final class PaymentsInMemory implements AutoCloseable {

    private final Configuration axon;

    private PaymentsInMemory(Configuration axon) {
        this.axon = axon;
    }

    public static PaymentsInMemory start() {
        return new PaymentsInMemory(DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Payment.class)
                        .configureCommandTargetResolver(configuration -> new FirstComponentIsTheTarget()))
                .start());
    }

    public Commands commands() {
        return new Commands(axon.commandGateway());
    }

    public EventStore events() {
        return axon.eventStore();
    }

    /** All that has happened to the payment that the tests speak of. */
    public List<Object> happened() {
        return axon.eventStore()
                .readEvents(TwoBlueMugs.PAYMENT.value())
                .asStream()
                .<Object>map(Message::getPayload)
                .toList();
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
