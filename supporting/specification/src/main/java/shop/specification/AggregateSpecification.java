package shop.specification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtensionContext;

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
public final class AggregateSpecification<A> extends ToldTest {

    /** A Monday morning in Korea, where most stories play. */
    private static final Instant START = Instant.parse("2026-01-05T09:00:00+09:00");

    private final Class<A> aggregate;
    private final List<Object> resources = new ArrayList<>();
    private final Map<String, String> terms = new TreeMap<>();
    private final List<Scenario<A>> scenarios = new ArrayList<>();

    private AggregateSpecification(Class<A> aggregate) {
        this.aggregate = Objects.requireNonNull(aggregate, "the aggregate that is specified");
    }

    /** A specification of aggregates of the given class. */
    public static <A> AggregateSpecification<A> of(Class<A> aggregate) {
        return new AggregateSpecification<>(aggregate);
    }

    /** Makes the resource available as a parameter of the aggregate's handlers. A {@code Clock} is there already. */
    public AggregateSpecification<A> withResource(Object resource) {
        resources.add(Objects.requireNonNull(resource, "resource"));
        return this;
    }

    /**
     * As {@link #withResource(Object)}, of which the book says what it is, for whoever tries its scenarios.
     *
     * @param terms the shop's settings that make it so, and are not those of the book: {@code order.lost-parcels=refund}
     */
    public AggregateSpecification<A> withResource(Object resource, String... terms) {
        for (String term : terms) {
            String[] said = term.split("=", 2);
            this.terms.put(said[0], said[1]);
        }
        return withResource(resource);
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
        Scenario<A> scenario =
                new Scenario<>(new Stage<>(aggregate, resources, START), source(), new Setting(START, terms));
        scenarios.add(scenario);
        return scenario;
    }

    private Scenario<A> current() {
        Scenario<A> latest = scenarios.isEmpty() ? begin() : scenarios.get(scenarios.size() - 1);
        return latest.wasAsked() ? begin() : latest;
    }

    @Override
    void forget() {
        scenarios.clear();
    }

    @Override
    Optional<String> tell(ExtensionContext context, boolean passed) {
        return tellAll(context, passed, scenarios);
    }
}
