package shop.specification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import shop.specification.Book.Entry;

/** What one test class specifies, in the order of its source. */
record Page(String file, List<Entry> entries) {

    private static final int DEEPEST_HEADING = 6;

    Page {
        entries = entries.stream().sorted(Comparator.comparingInt(Entry::line)).toList();
    }

    static String fileName(String className) {
        return Words.of(Title.stem(className)).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-") + ".md";
    }

    String title() {
        return entries.get(0).title().headings().get(0);
    }

    String text() {
        Section root = new Section();
        entries.forEach(entry -> root.under(entry.title().headings()).entries.add(entry));
        List<String> lines = new ArrayList<>();
        lines.add("<!-- Written by the run of the specification; what is wrong here is wrong there. -->");
        root.write(0, lines);
        return String.join("\n", lines) + "\n";
    }

    /** What stands under one heading. */
    private static final class Section {

        private final Map<String, Section> parts = new LinkedHashMap<>();
        private final List<Entry> entries = new ArrayList<>();

        Section under(List<String> headings) {
            return headings.isEmpty()
                    ? this
                    : parts.computeIfAbsent(headings.get(0), heading -> new Section())
                            .under(headings.subList(1, headings.size()));
        }

        void write(int depth, List<String> lines) {
            for (int i = 0; i < entries.size(); i++) {
                lines.add("");
                if (i > 0) {
                    lines.add("And also:");
                    lines.add("");
                }
                if (!entries.get(i).holds()) {
                    lines.add("> **This does not hold at present.**");
                    lines.add("");
                }
                entries.get(i).sentences().forEach(sentence -> lines.addAll(sentence.bullets()));
            }
            parts.forEach((heading, section) -> {
                lines.add("");
                lines.add("#".repeat(Math.min(depth + 1, DEEPEST_HEADING)) + " " + Markdown.title(heading));
                section.write(depth + 1, lines);
            });
        }
    }
}
