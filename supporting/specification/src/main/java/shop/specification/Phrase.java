package shop.specification;

import java.util.List;
import java.util.stream.Stream;

/** A clause, and what does not fit into it: the lines of an order under the order. */
record Phrase(String text, List<Phrase> details) {

    Phrase {
        details = List.copyOf(details);
    }

    static Phrase of(String text) {
        return new Phrase(text, List.of());
    }

    Phrase after(String opening) {
        return new Phrase(opening + text, details);
    }

    /** As a Markdown list, details under what they detail. */
    List<String> bullets() {
        return Stream.concat(
                        Stream.of("- " + text),
                        details.stream()
                                .flatMap(detail -> detail.bullets().stream())
                                .map(line -> "  " + line))
                .toList();
    }
}
