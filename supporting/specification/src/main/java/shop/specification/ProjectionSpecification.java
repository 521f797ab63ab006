package shop.specification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import shop.specification.SpecificationBook.Sentence;
import shop.wording.scenario.Components;
import shop.wording.scenario.Markdown;
import shop.wording.scenario.Step;

/**
 * States what a reader sees of what happens: given these facts, when another one is recorded, then these fields of the view
 * change, and none of the others that are looked at. Fields are called as the API calls them, down to a part behind a dot. It is
 * written into the book that the run leaves behind.
 *
 * <p>Use it as a JUnit extension in a field ({@code @RegisterExtension}).
 */
public final class ProjectionSpecification extends ToldTest {

    private final Supplier<Watched> watched;
    private final List<String> fields;
    private final List<Step> steps = new ArrayList<>();
    private Optional<Watched> current = Optional.empty();
    private Optional<AnnotationEventHandlerAdapter> hearing = Optional.empty();
    private int line = SourceLines.UNKNOWN;
    private int position;

    /** A projection that has heard of nothing yet, and what it shows. */
    public interface Watched {

        /** What hears of facts: a class with Axon's event handlers. */
        Object projection();

        /** What is shown now: a record as the API has it; empty before there is anything to show. */
        Optional<?> view();

        /** Of which aggregate the facts are. */
        String id();
    }

    private ProjectionSpecification(Supplier<Watched> watched, List<String> fields) {
        this.watched = watched;
        this.fields = fields;
    }

    /**
     * A specification of what such a projection shows.
     *
     * @param fields which are looked at
     */
    public static ProjectionSpecification of(Supplier<Watched> watched, String... fields) {
        return new ProjectionSpecification(watched, List.of(fields));
    }

    /** These facts were recorded, in this order, a minute apart. */
    public ProjectionSpecification given(Object... facts) {
        for (Object fact : Payloads.flat(facts)) {
            tell(Payloads.of(fact));
            steps.add(new Step.Happened(Payloads.of(fact)));
        }
        return this;
    }

    /** Next, this is recorded, a minute later. */
    public Shown when(Object fact) {
        begin();
        List<String> before = shown();
        tell(Payloads.of(fact));
        steps.add(new Step.Heard(Payloads.of(fact), Duration.ZERO));
        return new Shown(this, before, shown());
    }

    /** What is shown of the fact that was recorded last. */
    public static final class Shown {

        private final ProjectionSpecification specification;
        private final List<Step.Changed> changes = new ArrayList<>();

        private Shown(ProjectionSpecification specification, List<String> before, List<String> after) {
            this.specification = specification;
            for (int field = 0; field < after.size(); field++) {
                if (!after.get(field).equals(before.get(field))) {
                    changes.add(new Step.Changed(specification.fields.get(field), before.get(field), after.get(field)));
                }
            }
        }

        /**
         * Exactly these of the fields change.
         *
         * @param fieldsAndValues one after the other: a field, and what it shows now
         */
        public ProjectionSpecification thenShows(String... fieldsAndValues) {
            List<String> actual = new ArrayList<>();
            changes.forEach(change -> actual.addAll(List.of(change.field(), change.after())));
            if (!actual.equals(List.of(fieldsAndValues))) {
                throw new AssertionFailedError(
                        "something else is shown than expected: " + actual, List.of(fieldsAndValues), actual);
            }
            specification.steps.add(new Step.Shows(List.copyOf(changes)));
            return specification;
        }

        /** None of the fields changes. */
        public ProjectionSpecification thenShowsTheSame() {
            return thenShows();
        }
    }

    private void begin() {
        if (current.isEmpty()) {
            line = source().current();
            current = Optional.of(watched.get());
            hearing = current.map(Watched::projection).map(AnnotationEventHandlerAdapter::new);
        }
    }

    private void tell(Object fact) {
        begin();
        try {
            hearing.orElseThrow()
                    .handle(new GenericDomainEventMessage<>(
                            "told",
                            current.get().id(),
                            position,
                            fact,
                            MetaData.emptyInstance(),
                            "event-" + position,
                            PolicySpecification.START.plus(Duration.ofMinutes(position))));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        position++;
    }

    private List<String> shown() {
        Optional<?> view = current.orElseThrow().view();
        return fields.stream()
                .map(field -> view.map(it -> words(at(it, field))).orElse(""))
                .toList();
    }

    private static Object at(Object view, String field) {
        Object value = view;
        for (String part : field.split("\\.")) {
            Object whole = value;
            value = Components.find(whole, part)
                    .orElseThrow(() -> new IllegalArgumentException(whole.getClass() + " shows no " + part));
        }
        return value;
    }

    /** As the API has it; a list of things by what they say. */
    private static String words(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(ProjectionSpecification::words).orElse("");
        }
        return value instanceof List<?> several
                ? several.stream()
                        .map(ProjectionSpecification::words)
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("")
                : Components.find(value, "what")
                        .map(what -> Components.find(value, "of").orElse("") + " " + what)
                        .orElseGet(() -> String.valueOf(value));
    }

    @Override
    void forget() {
        steps.clear();
        current = Optional.empty();
        position = 0;
    }

    @Override
    Optional<String> tell(ExtensionContext context, boolean passed) {
        boolean isSilent = steps.isEmpty() || !(steps.get(steps.size() - 1) instanceof Step.Shows);
        if (!steps.isEmpty()) {
            boolean holds = passed && !isSilent;
            Title title = Title.of(context);
            List<String> rules = Markdown.rulesIn(title.sentence()).stream()
                    .distinct()
                    .sorted()
                    .toList();
            List<Sentence> sentences = steps.stream()
                    .flatMap(step -> step.told().stream()
                            .map(phrase -> new Sentence(step.opening(), step instanceof Step.Given, phrase)))
                    .toList();
            List<Step> told = List.copyOf(steps);
            SpecificationBook book = SpecificationBook.of(context);
            book.add(new SpecificationBook.Entry(title, line, sentences, rules, holds));
            book.record(recorder -> recorder.recordFollowUps(title, line, told, rules, holds));
        }
        return isSilent ? Optional.of("the scenario does not state what is shown: add thenShows(…)") : Optional.empty();
    }
}
