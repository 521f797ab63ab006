package shop.wording.scenario;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that is said, usually the name of a message; the facts that it states; and what does not fit into a clause, such
 * as the lines of an order under the order.
 */
public record Phrase(String text, List<Clause> clauses, List<Phrase> details) {

    public Phrase {
        clauses = List.copyOf(clauses);
        details = List.copyOf(details);
    }

    /** One fact, its value in Markdown already. An identity is a fact that only says who or what is meant. */
    public record Clause(String label, String value, boolean identity) {

        @Override
        public String toString() {
            return label + " " + value;
        }
    }

    public static Phrase of(String text) {
        return new Phrase(text, List.of(), List.of());
    }

    public Phrase after(String opening) {
        return new Phrase(opening + text, clauses, details);
    }

    public Phrase without(Predicate<Clause> omitted) {
        return new Phrase(
                text,
                clauses.stream().filter(omitted.negate()).toList(),
                details.stream().map(detail -> detail.without(omitted)).toList());
    }

    public boolean isBare() {
        return clauses.isEmpty() && details.isEmpty();
    }

    /** All facts, however deep. */
    public Stream<Clause> facts() {
        return Stream.concat(clauses.stream(), details.stream().flatMap(Phrase::facts));
    }

    /** On one line, as far as it fits there. */
    public String line() {
        String facts = clauses.stream().map(Clause::toString).collect(Collectors.joining(", "));
        return text.isEmpty() || facts.isEmpty() ? text + facts : text + ": " + facts;
    }

    /** Within a clause. */
    public String inline() {
        return clauses.isEmpty() ? text : "(" + line() + ")";
    }

    /** As a Markdown list, details under what they detail. */
    public List<String> bullets() {
        return Stream.concat(
                        Stream.of("- " + line()),
                        details.stream()
                                .flatMap(detail -> detail.bullets().stream())
                                .map(line -> "  " + line))
                .toList();
    }
}
