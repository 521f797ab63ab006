package shop.specification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.specification.SpecificationBook.Entry;
import shop.specification.SpecificationBook.Sentence;
import shop.wording.scenario.Markdown;
import shop.wording.scenario.Phrase;
import shop.wording.scenario.Phrase.Clause;
import shop.wording.scenario.Words;

/**
 * What one test class specifies, in the order of its source. What is the same all over the page is told once: who and what
 * it is about at the top, and an event of the past where it first occurs.
 */
final class SpecificationPage {

    private static final int DEEPEST_HEADING = 6;

    private final String file;
    private final List<Entry> entries;
    private final Set<Clause> throughout;
    private final Map<String, Set<Phrase>> contentsByText;
    private final List<String> lines = new ArrayList<>();
    private final Map<List<String>, String> anchors = new HashMap<>();
    private final Map<String, Integer> usesOfAnchor = new HashMap<>();
    private final Map<Phrase, String> toldInFull = new HashMap<>();
    private final Map<List<Phrase>, String> detailedInFull = new HashMap<>();

    SpecificationPage(String file, List<Entry> entries) {
        this.file = file;
        this.entries =
                entries.stream().sorted(Comparator.comparingInt(Entry::line)).toList();
        throughout = constantIdentities(this.entries);
        contentsByText = phrases(this.entries)
                .map(this::shortened)
                .collect(Collectors.groupingBy(Phrase::text, Collectors.toSet()));
        Section root = new Section(List.of());
        this.entries.forEach(
                entry -> root.under(entry.title().headings()).entries.add(entry));
        lines.add("<!-- Written by the run of the specification; what is wrong here is wrong there. -->");
        root.write();
    }

    static String fileName(String className) {
        return Words.of(Title.stem(className)).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-") + ".md";
    }

    String file() {
        return file;
    }

    List<Entry> entries() {
        return entries;
    }

    String title() {
        return entries.get(0).title().headings().get(0);
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** The place of an entry on this page, for links. */
    String linkTo(Entry entry) {
        return file + "#" + anchors.get(entry.title().headings());
    }

    /** Identities that are told again and again, and always with the same value. */
    private static Set<Clause> constantIdentities(List<Entry> entries) {
        Map<String, List<Clause>> byLabel = phrases(entries)
                .flatMap(Phrase::facts)
                .filter(Clause::identity)
                .collect(Collectors.groupingBy(Clause::label, LinkedHashMap::new, Collectors.toList()));
        return byLabel.values().stream()
                .filter(clauses -> clauses.size() > 1 && Set.copyOf(clauses).size() == 1)
                .map(clauses -> clauses.get(0))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<Phrase> phrases(List<Entry> entries) {
        return entries.stream().flatMap(entry -> entry.sentences().stream()).map(Sentence::phrase);
    }

    private Phrase shortened(Phrase phrase) {
        return phrase.without(throughout::contains);
    }

    /**
     * A sentence as it is told here. An event of the past is called by its name once it has been told, with only what tells
     * it apart from others of that name on this page; of all else, long details are told once.
     */
    private Told told(Sentence sentence, String here) {
        Phrase phrase = shortened(sentence.phrase());
        if (phrase.isBare()) {
            return new Told(phrase, sentence.past());
        }
        Optional<String> above = Optional.ofNullable(toldInFull.putIfAbsent(phrase, here));
        if (sentence.past() && above.isPresent()) {
            return new Told(reference(phrase, above.get()), true);
        }
        if (phrase.details().isEmpty()) {
            return new Told(phrase, false);
        }
        return new Told(
                Optional.ofNullable(detailedInFull.putIfAbsent(phrase.details(), here))
                        .map(place -> Phrase.of(phrase.line() + " (" + details(place, here) + ")"))
                        .orElse(phrase),
                false);
    }

    private static String details(String place, String here) {
        return place.equals(here) ? "details as above" : "[details above](#" + place + ")";
    }

    private Phrase reference(Phrase phrase, String above) {
        Set<Phrase> namesakes = contentsByText.get(phrase.text());
        String distinction = phrase.clauses().stream()
                .filter(clause ->
                        namesakes.stream().anyMatch(other -> !other.clauses().contains(clause)))
                .map(Clause::toString)
                .collect(Collectors.joining(", "));
        String link = "[" + phrase.text() + "](#" + above + ")";
        return Phrase.of(distinction.isEmpty() ? link : link + " (" + distinction + ")");
    }

    /** A phrase, and whether it may share a line with its neighbours. */
    private record Told(Phrase phrase, boolean joinable) {}

    /** Headings are addressed as the usual viewers of Markdown do it: words joined by hyphens, repetitions counted. */
    private String anchor(String heading) {
        String anchor = heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
        int uses = usesOfAnchor.merge(anchor, 1, Integer::sum);
        return uses == 1 ? anchor : anchor + "-" + (uses - 1);
    }

    /** What stands under one heading. */
    private final class Section {

        private final List<String> headings;
        private final Map<String, Section> parts = new LinkedHashMap<>();
        private final List<Entry> entries = new ArrayList<>();

        Section(List<String> headings) {
            this.headings = List.copyOf(headings);
        }

        Section under(List<String> full) {
            return headings.equals(full)
                    ? this
                    : parts.computeIfAbsent(
                                    full.get(headings.size()),
                                    heading -> new Section(full.subList(0, headings.size() + 1)))
                            .under(full);
        }

        void write() {
            if (!headings.isEmpty()) {
                writeHeading(headings.get(headings.size() - 1));
            }
            if (headings.size() == 1 && !throughout.isEmpty()) {
                lines.add("");
                lines.add("Throughout this page: "
                        + throughout.stream().map(Clause::toString).collect(Collectors.joining(", ")) + ".");
            }
            for (int i = 0; i < entries.size(); i++) {
                write(entries.get(i), i == 0);
            }
            parts.values().forEach(Section::write);
        }

        private void writeHeading(String heading) {
            anchors.put(headings, anchor(heading));
            lines.add("");
            lines.add("#".repeat(Math.min(headings.size(), DEEPEST_HEADING)) + " " + Markdown.title(heading));
        }

        private void write(Entry entry, boolean first) {
            lines.add("");
            if (!first) {
                lines.add("And also:");
                lines.add("");
            }
            if (!entry.holds()) {
                lines.add("> **This does not hold at present.**");
                lines.add("");
            }
            String before = "";
            boolean joins = false;
            for (Sentence sentence : entry.sentences()) {
                Told told = told(sentence, anchors.get(headings));
                if (joins && told.joinable()) {
                    lines.set(
                            lines.size() - 1,
                            lines.get(lines.size() - 1) + ", " + told.phrase().text());
                } else {
                    String opening = sentence.opening().equals(before) ? "and " : "**" + sentence.opening() + "** ";
                    lines.addAll(told.phrase().after(opening).bullets());
                }
                joins = told.joinable();
                before = sentence.opening();
            }
        }
    }
}
