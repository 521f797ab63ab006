package shop.specification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import shop.specification.SpecificationBook.Sentence;

/**
 * Tells how something goes through several contexts: who asks for what, and which facts each context records, in order and with
 * the moment of each. A test plays it, hands over what happens, and states itself how it ends. It is written into the book that
 * the run leaves behind.
 *
 * <p>Use it as a JUnit extension in a field ({@code @RegisterExtension}).
 */
public final class JourneySpecification implements BeforeEachCallback, AfterEachCallback {

    private final List<Leg> legs = new ArrayList<>();
    private Optional<SourceLines> source = Optional.empty();
    private int line = SourceLines.UNKNOWN;

    /**
     * What is said or recorded at one moment.
     *
     * @param context whose it is, as the book's settings name it
     * @param request whether it is asked for, and not a fact
     */
    record Leg(Instant at, String context, Object message, boolean request) {}

    /** Somebody asks a context for this. */
    public void asked(Instant at, String context, Object request) {
        tell(new Leg(at, context, Payloads.of(request), true));
    }

    /** A context records this. */
    public void happened(Instant at, String context, Object fact) {
        tell(new Leg(at, context, Payloads.of(fact), false));
    }

    private void tell(Leg leg) {
        SourceLines lines = source.orElseThrow(() -> new IllegalStateException(
                "nobody would look at this journey: put @RegisterExtension on the field of its specification"));
        if (legs.isEmpty()) {
            line = lines.current();
        }
        legs.add(leg);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        legs.clear();
        source = Optional.of(SourceLines.of(context.getRequiredTestClass()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        if (failure.filter(TestAbortedException.class::isInstance).isPresent()) {
            return;
        }
        if (legs.isEmpty()) {
            if (failure.isEmpty()) {
                throw new AssertionFailedError("the journey tells nothing");
            }
            return;
        }
        Title title = Title.of(context);
        List<String> rules =
                Markdown.rulesIn(title.sentence()).stream().distinct().sorted().toList();
        boolean holds = failure.isEmpty();
        List<Sentence> sentences = legs.stream()
                .map(leg -> new Sentence(leg.request() ? "When" : "Then", false, Wording.message(leg.message())))
                .toList();
        SpecificationBook book = SpecificationBook.of(context);
        book.add(new SpecificationBook.Entry(title, line, sentences, rules, holds));
        book.record(recorder -> recorder.recordJourney(title, line, legs, rules, holds));
    }
}
