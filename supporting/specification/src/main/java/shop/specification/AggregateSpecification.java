package shop.specification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * States what one kind of aggregate does: given a past, when something is asked of it, then these events, or nothing, or a
 * rejection. Every scenario starts from a fresh aggregate and is written into the book that the run leaves behind.
 *
 * <p>Use it as a JUnit extension in a field ({@code @RegisterExtension}). A past that a
 * {@code @BeforeEach} method gives is continued in the test. What is given after something was asked begins another
 * scenario; to ask more of the same aggregate, go on from its {@link Outcome}.
 *
 * @param <A> the aggregate that is specified
 */
public final class AggregateSpecification<A> implements BeforeEachCallback, AfterEachCallback {

    /** A Monday morning, in business hours everywhere in Europe, far from any change of clocks. */
    private static final Instant USUAL_START = Instant.parse("2026-01-05T09:00:00Z");

    private final Class<A> aggregate;
    private final List<Consumer<FixtureConfiguration<A>>> settings = new ArrayList<>();
    private final List<Describer> describers = new ArrayList<>();
    private final List<Scenario<A>> scenarios = new ArrayList<>();
    private CommandTargetResolver targets = new ConventionalTarget();
    private Function<Throwable, Optional<String>> ruleNames = Rejections::ruleOf;
    private Instant start = USUAL_START;
    private Optional<SourceLines> source = Optional.empty();

    private AggregateSpecification(Class<A> aggregate) {
        this.aggregate = Objects.requireNonNull(aggregate, "the aggregate that is specified");
    }

    /** A specification of aggregates of the given class. */
    public static <A> AggregateSpecification<A> of(Class<A> aggregate) {
        return new AggregateSpecification<>(aggregate);
    }

    /** Makes the resource available as a parameter of the aggregate's handlers. A {@code Clock} is there already. */
    public AggregateSpecification<A> withResource(Object resource) {
        Objects.requireNonNull(resource, "resource");
        return configuredWith(fixture -> fixture.registerInjectableResource(resource));
    }

    /**
     * Finds a command's target differently. Without this it is what the command's annotation says, and the first component
     * of a record that carries none.
     */
    public AggregateSpecification<A> resolvingTargetsWith(CommandTargetResolver resolver) {
        targets = Objects.requireNonNull(resolver, "resolver");
        return this;
    }

    /**
     * Tells which rule a refusal cites; empty for a fault that is no business rejection. Without this it is {@code rule()}
     * of the exception's details, or of the exception itself.
     */
    public AggregateSpecification<A> rejectionsNamedBy(Function<Throwable, Optional<String>> ruleNames) {
        this.ruleNames = Objects.requireNonNull(ruleNames, "ruleNames");
        return this;
    }

    /** Puts values into words of its own in the book; asked before what the book knows by itself. */
    public AggregateSpecification<A> describedBy(Describer describer) {
        describers.add(Objects.requireNonNull(describer, "describer"));
        return this;
    }

    /** Sets whatever else Axon's fixture offers: parameter resolvers, interceptors, subtypes. */
    public AggregateSpecification<A> configuredWith(Consumer<FixtureConfiguration<A>> setting) {
        settings.add(Objects.requireNonNull(setting, "setting"));
        return this;
    }

    /** Lets every scenario start at this moment. */
    public AggregateSpecification<A> startingAt(Instant start) {
        this.start = Objects.requireNonNull(start, "start");
        return this;
    }

    /** These events happened, in this order; collections among them are taken apart. */
    public Past<A> given(Object... events) {
        return new Past<>(current()).given(events);
    }

    /** These commands were asked and obeyed; a refusal fails the scenario. */
    public Past<A> givenCommands(Object... commands) {
        return new Past<>(current()).givenCommands(commands);
    }

    /** The aggregate does not exist yet. */
    public Past<A> givenNothing() {
        return new Past<>(begin());
    }

    /** It is this moment. */
    public Past<A> at(Instant moment) {
        return new Past<>(current()).at(moment);
    }

    /** This is asked of the aggregate whose past was given, or of one that does not exist yet. */
    public Outcome<A> when(Object command) {
        return when(command, Map.of());
    }

    /** As {@link #when(Object)}, with what the command's envelope says, for instance who asks. */
    public Outcome<A> when(Object command, Map<String, ?> metaData) {
        return new Past<>(current()).when(command, metaData);
    }

    private Scenario<A> begin() {
        SourceLines lines = source.orElseThrow(() -> new IllegalStateException(
                "nobody would look at this scenario: put @RegisterExtension on the field of its specification"));
        Scenario<A> scenario = new Scenario<>(new Stage<>(aggregate, settings, targets, start), ruleNames, lines);
        scenarios.add(scenario);
        return scenario;
    }

    private Scenario<A> current() {
        Scenario<A> latest = scenarios.isEmpty() ? begin() : scenarios.get(scenarios.size() - 1);
        return latest.wasAsked() ? begin() : latest;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        scenarios.clear();
        source = Optional.of(SourceLines.of(context.getRequiredTestClass()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        if (failure.filter(TestAbortedException.class::isInstance).isPresent()) {
            return;
        }
        Optional<String> silence = scenarios.stream()
                .flatMap(scenario -> scenario.silence().stream())
                .findFirst();
        boolean holds = failure.isEmpty() && silence.isEmpty();
        Title title = Title.of(context);
        Wording wording = new Wording(describers);
        Book book = Book.of(context);
        scenarios.forEach(scenario -> book.add(scenario.entry(title, wording, holds)));
        if (failure.isEmpty() && silence.isPresent()) {
            throw new AssertionFailedError(silence.get());
        }
    }
}
