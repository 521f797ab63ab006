package shop.specification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import shop.specification.SpecificationBook.Entry;
import shop.wording.scenario.Markdown;

/** The first page: what there is to read, and where each rule is specified. */
record Contents(List<SpecificationPage> pages) {

    String text() {
        List<String> lines = new ArrayList<>(List.of(
                "<!-- Written by the run of the specifications; what is wrong here is wrong there. -->",
                "",
                "# Specifications",
                "",
                "What the business decides, told in scenarios: **given** a past, **when** something is asked, **then** this comes",
                "of it. Every scenario was run against the system.",
                "",
                "| about | scenarios |",
                "|---|---|"));
        pages.forEach(page ->
                lines.add("| [" + Markdown.plain(page.title()) + "](" + page.file() + ") | " + count(page) + " |"));
        Map<String, Set<String>> rules = rules();
        if (!rules.isEmpty()) {
            lines.addAll(List.of("", "## Rules", "", "| rule | specified in |", "|---|---|"));
            rules.forEach((rule, places) ->
                    lines.add("| **" + Markdown.plain(rule) + "** | " + String.join("<br>", places) + " |"));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String count(SpecificationPage page) {
        long broken = page.entries().stream().filter(entry -> !entry.holds()).count();
        int all = page.entries().size();
        return broken == 0 ? String.valueOf(all) : all + ", of which " + broken + " not holding at present";
    }

    private Map<String, Set<String>> rules() {
        Map<String, Set<String>> rules = new TreeMap<>();
        for (SpecificationPage page : pages) {
            for (Entry entry : page.entries()) {
                String place = "[" + Markdown.plain(entry.title().sentence()) + "](" + page.linkTo(entry) + ")";
                entry.rules()
                        .forEach(rule -> rules.computeIfAbsent(rule, key -> new LinkedHashSet<>())
                                .add(place));
            }
        }
        return rules;
    }
}
