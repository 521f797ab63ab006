package shop.specification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shop.specification.Book.Entry;

/** What one test class specifies, in the order of its source. */
final class Page {

    private static final int DEEPEST_HEADING = 6;

    private final String file;
    private final List<Entry> entries;
    private final List<String> lines = new ArrayList<>();
    private final Map<List<String>, String> anchors = new HashMap<>();
    private final Map<List<Phrase>, String> toldInFull = new HashMap<>();
    private final Map<String, Integer> usesOfAnchor = new HashMap<>();

    Page(String file, List<Entry> entries) {
        this.file = file;
        this.entries =
                entries.stream().sorted(Comparator.comparingInt(Entry::line)).toList();
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

    /** Headings are addressed as the usual viewers of Markdown do it: words joined by hyphens, repetitions counted. */
    private String anchor(String heading) {
        String anchor = heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
        int uses = usesOfAnchor.merge(anchor, 1, Integer::sum);
        return uses == 1 ? anchor : anchor + "-" + (uses - 1);
    }

    /** Long details are told once; a reader who is sent here by a link finds them above. */
    private Phrase onceInFull(Phrase sentence, String here) {
        if (sentence.details().isEmpty()) {
            return sentence;
        }
        return Optional.ofNullable(toldInFull.putIfAbsent(sentence.details(), here))
                .map(above -> Phrase.of(sentence.text() + " ([details above](#" + above + "))"))
                .orElse(sentence);
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
            writeHeading();
            for (int i = 0; i < entries.size(); i++) {
                write(entries.get(i), i == 0);
            }
            parts.values().forEach(Section::write);
        }

        private void writeHeading() {
            if (!headings.isEmpty()) {
                String heading = headings.get(headings.size() - 1);
                anchors.put(headings, anchor(heading));
                lines.add("");
                lines.add("#".repeat(Math.min(headings.size(), DEEPEST_HEADING)) + " " + Markdown.title(heading));
            }
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
            entry.sentences()
                    .forEach(sentence -> lines.addAll(
                            onceInFull(sentence, anchors.get(headings)).bullets()));
        }
    }
}
