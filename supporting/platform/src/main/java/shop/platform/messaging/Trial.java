package shop.platform.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.modelling.command.inspection.CreationPolicyMember;

/**
 * What one aggregate would do. It decides itself, as it stands, on a copy that is made of its events: nothing is recorded, and
 * nobody hears of it. Anything may be asked of it, one thing after the other, each as if nothing had been asked before.
 *
 * @param <A> the aggregate's class
 */
public final class Trial<A> {

    private final AggregateModel<A> model;
    private final Supplier<A> blank;
    private final List<? extends DomainEventMessage<?>> history;
    private final List<Object> recorded = new ArrayList<>();
    private EventSourcedAggregate<A> copy;

    /**
     * @param blank makes one that has recorded nothing
     * @param parameters what its handlers may ask for
     * @param history what it has recorded; nothing, where there is no such aggregate
     */
    public Trial(
            Class<A> aggregate,
            Supplier<A> blank,
            ParameterResolverFactory parameters,
            List<? extends DomainEventMessage<?>> history) {
        this(
                AnnotatedAggregateMetaModelFactory.inspectAggregate(
                        aggregate, parameters, ClasspathHandlerDefinition.forClass(aggregate)),
                blank,
                history);
    }

    private Trial(AggregateModel<A> model, Supplier<A> blank, List<? extends DomainEventMessage<?>> history) {
        this.model = model;
        this.blank = blank;
        this.history = history;
        copy = fresh();
    }

    /**
     * What the handlers of such an aggregate may ask for where there is no framework around them.
     *
     * @param resources such as a clock, beside what their messages bring
     */
    public static ParameterResolverFactory asking(Class<?> aggregate, List<?> resources) {
        return MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(aggregate),
                new SimpleResourceParameterResolverFactory(resources));
    }

    /** The version that the aggregate has; -1 for one that is not there. */
    public long version() {
        return history.isEmpty() ? -1 : history.get(history.size() - 1).getSequenceNumber();
    }

    /**
     * What the aggregate would record, in this order; nothing where it has done already what is asked.
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

    /** Of the same aggregate, once it has recorded these. */
    public Trial<A> after(List<Object> events) {
        List<DomainEventMessage<?>> longer = new ArrayList<>(history);
        for (Object event : events) {
            DomainEventMessage<?> last = longer.get(longer.size() - 1);
            longer.add(new GenericDomainEventMessage<>(
                    last.getType(), last.getAggregateIdentifier(), last.getSequenceNumber() + 1, event));
        }
        return new Trial<>(model, blank, longer);
    }

    /** Of the same kind of aggregate, of one that has recorded this. */
    public Trial<A> of(List<? extends DomainEventMessage<?>> other) {
        return new Trial<>(model, blank, other);
    }

    /** Whether such an aggregate knows this command. */
    public boolean knows(CommandMessage<?> command) {
        return handlersOf(command).findAny().isPresent();
    }

    /** Whether this command may be the first that such an aggregate hears. */
    public boolean beginsWith(CommandMessage<?> command) {
        return handlersOf(command)
                .flatMap(handler -> handler.unwrap(CreationPolicyMember.class).stream())
                .anyMatch(handler -> handler.creationPolicy() != AggregateCreationPolicy.NEVER);
    }

    private Stream<MessageHandlingMember<? super A>> handlersOf(CommandMessage<?> command) {
        return model.commandHandlers(model.entityClass()).filter(handler -> handler.canHandle(command));
    }

    /** Whether it is the one of this id. */
    public boolean isCalled(String id) {
        return id.equals(String.valueOf(copy.identifier()));
    }

    /** What can be seen of the aggregate as it stands. */
    public <S> S seen(Function<A, S> sight) {
        return copy.invoke(sight);
    }

    private EventSourcedAggregate<A> fresh() {
        EventSourcedAggregate<A> aggregate = EventSourcedAggregate.initialize(
                blank.get(), model, new Heard(recorded::add), NoSnapshotTriggerDefinition.TRIGGER);
        if (!history.isEmpty()) {
            aggregate.initializeState(DomainEventStream.of(history));
        }
        return aggregate;
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
