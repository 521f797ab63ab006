package shop.order.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.platform.messaging.Histories;

/**
 * What an order would do. It decides itself, as it stands, on a copy that is made of its events: nothing is recorded, and
 * nobody hears of it. There is no second place that knows the rules.
 */
@Component
public class DryRun {

    private final Function<String, List<? extends DomainEventMessage<?>>> histories;
    private final Supplier<ParameterResolverFactory> parameters;

    /** @param histories where an event that cannot be read is named, as to whoever sends the order a command */
    @Autowired
    DryRun(Histories histories, Configuration framework) {
        this(histories::of, framework::parameterResolverFactory);
    }

    /**
     * @param histories what an aggregate has recorded
     * @param parameters what the order's handlers may ask for
     */
    DryRun(
            Function<String, List<? extends DomainEventMessage<?>>> histories,
            Supplier<ParameterResolverFactory> parameters) {
        this.histories = histories;
        this.parameters = parameters;
    }

    /** Of an order as it stands now, or of one that nobody has placed yet. */
    public Trial of(OrderId order) {
        return new Trial(
                AnnotatedAggregateMetaModelFactory.inspectAggregate(
                        Order.class, parameters.get(), ClasspathHandlerDefinition.forClass(Order.class)),
                histories.apply(order.value()));
    }

    /** One order, of which anything may be asked, one thing after the other, each as if nothing had been asked before. */
    public static final class Trial {

        private final AggregateModel<Order> model;
        private final List<? extends DomainEventMessage<?>> history;
        private final List<Object> recorded = new ArrayList<>();
        private EventSourcedAggregate<Order> copy;

        private Trial(AggregateModel<Order> model, List<? extends DomainEventMessage<?>> history) {
            this.model = model;
            this.history = history;
            copy = fresh();
        }

        /** The version that the order has; -1 for one that nobody has placed. */
        public long version() {
            return history.isEmpty() ? -1 : history.get(history.size() - 1).getSequenceNumber();
        }

        /**
         * What the order would record, in this order; nothing where it has done already what is asked.
         *
         * @throws shop.platform.rejection.BusinessRejection when it would refuse
         */
        public List<Object> ask(CommandMessage<?> command) {
            UnitOfWork<CommandMessage<?>> unit = DefaultUnitOfWork.startAndGet(command);
            try {
                copy.handle(command);
                return List.copyOf(recorded);
            } catch (RuntimeException refusal) {
                throw refusal;
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            } finally {
                unit.rollback();
                if (!recorded.isEmpty()) {
                    recorded.clear();
                    copy = fresh();
                }
            }
        }

        /** As {@link RecordedRequests#stillOpen}. */
        Optional<RecordedRequest> stillOpen(RequestRepeated event) {
            return copy.invoke(order -> order.stillOpen(event));
        }

        private EventSourcedAggregate<Order> fresh() {
            EventSourcedAggregate<Order> order = EventSourcedAggregate.initialize(
                    new Order(), model, new Heard(recorded::add), NoSnapshotTriggerDefinition.TRIGGER);
            if (!history.isEmpty()) {
                order.initializeState(DomainEventStream.of(history));
            }
            return order;
        }
    }

    /** Where the copy publishes: nobody else listens. */
    private record Heard(Consumer<Object> listener) implements EventBus {

        @Override
        public void publish(List<? extends EventMessage<?>> events) {
            events.forEach(event -> listener.accept(event.getPayload()));
        }

        @Override
        public Registration subscribe(Consumer<List<? extends EventMessage<?>>> nobody) {
            throw new UnsupportedOperationException("what is only tried is heard by nobody");
        }

        @Override
        public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super EventMessage<?>> nobody) {
            throw new UnsupportedOperationException("what is only tried is heard by nobody");
        }
    }
}
