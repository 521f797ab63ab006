package shop.specification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import shop.specification.Book.Entry;

/** The first page: what there is to read, and where each rule is specified. */
record Contents(List<Page> pages) {

    String text() {
        List<String> lines = new ArrayList<>(List.of(
                "# Specifications",
                "",
                "What the business decides, as scenarios that were run and hold. Written by that run; what is wrong here is wrong",
                "in the specification.",
                "",
                "| about | scenarios |",
                "|---|---|"));
        pages.forEach(page -> lines.add("| [" + Markdown.plain(page.title()) + "](" + page.file() + ") | "
                + page.entries().size() + " |"));
        Map<String, Set<String>> rules = rules();
        if (!rules.isEmpty()) {
            lines.addAll(List.of("", "## Rules", "", "| rule | specified in |", "|---|---|"));
            rules.forEach((rule, places) ->
                    lines.add("| **" + Markdown.plain(rule) + "** | " + String.join("<br>", places) + " |"));
        }
        return String.join("\n", lines) + "\n";
    }

    private Map<String, Set<String>> rules() {
        Map<String, Set<String>> rules = new TreeMap<>();
        for (Page page : pages) {
            for (Entry entry : page.entries()) {
                String place = "[" + Markdown.plain(entry.title().sentence()) + "](" + page.file() + ")";
                Set<String> cited = new TreeSet<>(entry.rules());
                cited.forEach(rule -> rules.computeIfAbsent(rule, key -> new LinkedHashSet<>())
                        .add(place));
            }
        }
        return rules;
    }
}
