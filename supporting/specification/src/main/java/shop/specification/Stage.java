package shop.specification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.test.AxonAssertionError;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.opentest4j.AssertionFailedError;

/**
 * Axon's fixture, asked only to play and to tell what happened; judging is ours. That includes a handler which changes the
 * aggregate's state without an event: the change would be lost when the aggregate is next loaded.
 */
final class Stage<A> {

    /** Made once of each class: all that is asked of it is which of its fields is the identifier. */
    private static final ClassValue<AggregateModel<?>> MODELS = new ClassValue<>() {
        @Override
        protected AggregateModel<?> computeValue(Class<?> aggregate) {
            return AnnotatedAggregateMetaModelFactory.inspectAggregate(aggregate);
        }
    };

    private final AggregateTestFixture<A> fixture;
    private final AggregateModel<A> model;
    private int alreadyPublished;

    Stage(Class<A> aggregate, List<Object> resources, Instant start) {
        model = model(aggregate);
        fixture = new AggregateTestFixture<>(aggregate);
        fixture.setReportIllegalStateChange(false);
        fixture.registerCommandTargetResolver(new ConventionalTarget());
        resources.forEach(fixture::registerInjectableResource);
        fixture.registerInjectableResource(new StageClock(fixture, ZoneOffset.UTC));
        fixture.givenNoPriorActivity().andGivenCurrentTime(start);
    }

    @SuppressWarnings("unchecked")
    private static <A> AggregateModel<A> model(Class<A> aggregate) {
        return (AggregateModel<A>) MODELS.get(aggregate);
    }

    void given(List<Object> events) {
        fixture.andGiven(events);
    }

    void givenCommands(List<Object> commands) {
        fixture.andGivenCommands(commands);
        alreadyPublished = 0;
    }

    void at(Instant moment) {
        fixture.andGivenCurrentTime(moment);
    }

    void after(Duration duration) {
        if (!reaction(fixture.whenTimeElapses(duration)).published().isEmpty()) {
            throw new AssertionFailedError(
                    "a deadline fell into the past of the scenario: let it fire in whenTimeElapses(…)");
        }
    }

    Reaction when(Object command, Map<String, ?> metaData) {
        ResultValidator<A> result = fixture.when(command, metaData);
        Captured<Throwable> refusal = new Captured<>();
        try {
            // Fails if there was no exception: the fixture offers no other way to ask.
            result.expectException(refusal);
        } catch (AxonAssertionError accepted) {
            Captured<CommandResultMessage<?>> answer = new Captured<>();
            result.expectResultMessageMatching(answer);
            failIfStateIsLost(result);
            return new Reaction(
                    newlyPublished(result), Optional.empty(), answer.value().map(Message::getPayload));
        }
        return new Reaction(newlyPublished(result), refusal.value(), Optional.empty());
    }

    Reaction whenTimeElapses(Duration duration) {
        return reaction(fixture.whenTimeElapses(duration));
    }

    private Reaction reaction(ResultValidator<A> result) {
        return new Reaction(newlyPublished(result), Optional.empty(), Optional.empty());
    }

    private void failIfStateIsLost(ResultValidator<A> result) {
        List<A> handled = new ArrayList<>();
        result.expectState(handled::add);
        Optional.ofNullable(model.getIdentifier(handled.get(0)))
                .flatMap(id -> replayed(id, result))
                .flatMap(replayed -> StateDifference.between(handled.get(0), replayed))
                .ifPresent(difference -> {
                    throw new AssertionFailedError("the aggregate changed without an event: " + difference);
                });
    }

    /** The aggregate as it comes out of its events; empty if it is rightly gone. */
    private Optional<A> replayed(Object id, ResultValidator<A> result) {
        ResultMessage<A> loaded = DefaultUnitOfWork.startAndGet(null)
                .executeWithResult(
                        () -> fixture.getRepository().load(id.toString()).invoke(Function.identity()));
        if (!loaded.isExceptional()) {
            return Optional.of(loaded.getPayload());
        }
        if (loaded.exceptionResult() instanceof AggregateNotFoundException) {
            result.expectMarkedDeleted();
            return Optional.empty();
        }
        throw new AssertionFailedError("the aggregate cannot be loaded from its events", loaded.exceptionResult());
    }

    /** The fixture counts up over all that was ever asked; a scenario tells what came of the last question. */
    private List<Object> newlyPublished(ResultValidator<A> result) {
        Captured<List<EventMessage<?>>> captured = new Captured<>();
        result.expectEventsMatching(captured);
        List<Object> all = new ArrayList<>();
        captured.value().orElse(List.of()).forEach(event -> all.add(event.getPayload()));
        List<Object> fresh = List.copyOf(all.subList(alreadyPublished, all.size()));
        alreadyPublished = all.size();
        return fresh;
    }

    /** Shows the scenario's moment to an aggregate that asks for a clock. */
    private static final class StageClock extends Clock {

        private final AggregateTestFixture<?> fixture;
        private final ZoneId zone;

        StageClock(AggregateTestFixture<?> fixture, ZoneId zone) {
            this.fixture = fixture;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new StageClock(fixture, other);
        }

        @Override
        public Instant instant() {
            return fixture.currentTime();
        }
    }

    /** Takes what it is shown, and is content with it. */
    private static final class Captured<T> extends BaseMatcher<T> {

        private Optional<T> seen = Optional.empty();

        @Override
        @SuppressWarnings("unchecked") // Hamcrest hands over what it was declared for, as Object
        public boolean matches(Object actual) {
            seen = Optional.ofNullable((T) actual);
            return true;
        }

        @Override
        public void describeTo(Description description) {
            description.appendText("anything");
        }

        Optional<T> value() {
            return seen;
        }
    }
}
