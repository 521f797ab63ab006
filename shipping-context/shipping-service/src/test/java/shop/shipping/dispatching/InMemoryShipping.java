package shop.shipping.dispatching;

import java.time.Clock;
import java.util.List;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import shop.platform.messaging.Commands;
import shop.platform.messaging.FirstComponentIsTheTarget;
import shop.shipping.api.ShipmentId;

/** Shipments on Axon's own buses and an event store in memory: all of the business, none of the infrastructure. */
public final class InMemoryShipping implements AutoCloseable {

    private final Configuration axon;

    public InMemoryShipping() {
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .registerComponent(Clock.class, configuration -> Clock.systemUTC())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Shipment.class)
                        .configureCommandTargetResolver(configuration -> new FirstComponentIsTheTarget()))
                .start();
    }

    public Commands commands() {
        return new Commands(axon.commandGateway());
    }

    public EventStore events() {
        return axon.eventStore();
    }

    /** What happened to a shipment, from the beginning. */
    public List<Object> story(ShipmentId shipment) {
        return events().readEvents(shipment.value(), 0)
                .asStream()
                .<Object>map(EventMessage::getPayload)
                .toList();
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
