package shop.specification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import shop.specification.SpecificationBook.Sentence;
import shop.wording.scenario.Markdown;
import shop.wording.scenario.Wording;

/**
 * Tells how something goes through several contexts: who asks for what, and which facts each context records, in order and with
 * the moment of each. A test plays it, hands over what happens, and states itself how it ends. It is written into the book that
 * the run leaves behind.
 *
 * <p>Use it as a JUnit extension in a field ({@code @RegisterExtension}).
 */
public final class JourneySpecification extends ToldTest {

    private final List<Leg> legs = new ArrayList<>();
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
        if (legs.isEmpty()) {
            line = source().current();
        }
        legs.add(leg);
    }

    @Override
    void forget() {
        legs.clear();
    }

    @Override
    Optional<String> tell(ExtensionContext context, boolean passed) {
        if (legs.isEmpty()) {
            return Optional.of("the journey tells nothing");
        }
        Title title = Title.of(context);
        List<String> rules =
                Markdown.rulesIn(title.sentence()).stream().distinct().sorted().toList();
        List<Sentence> sentences = legs.stream()
                .map(leg -> new Sentence(leg.request() ? "When" : "Then", false, Wording.message(leg.message())))
                .toList();
        SpecificationBook book = SpecificationBook.of(context);
        book.add(new SpecificationBook.Entry(title, line, sentences, rules, passed));
        book.record(recorder -> recorder.recordJourney(title, line, legs, rules, passed));
        return Optional.empty();
    }
}
