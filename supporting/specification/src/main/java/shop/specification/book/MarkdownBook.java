package shop.specification.book;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import shop.specification.book.Lines.Line;
import shop.specification.book.Recording.MoneyRow;
import shop.specification.book.Recording.Step;
import shop.specification.book.Recording.Told;
import shop.specification.book.Shelf.Case;
import shop.specification.book.Shelf.Part;
import shop.specification.book.Shelf.Place;

/** The book in one language as pages that GitHub shows. */
final class MarkdownBook {

    private static final String UP = "../../../";
    private static final int DEEPEST_HEADING = 5;

    private final BookWords labels;
    private final String language;
    private final Shelf shelf;
    private final RuleCatalogue catalogue;
    private final List<Complaint> complaints;
    private final List<FirstQuestion> questions;
    private final Map<String, String> sources;

    /** @param sources where each specification is, by its full name: a path in the repository */
    MarkdownBook(
            BookWords labels,
            Shelf shelf,
            RuleCatalogue catalogue,
            List<Complaint> complaints,
            List<FirstQuestion> questions,
            Map<String, String> sources) {
        this.labels = labels;
        this.language = labels.language();
        this.shelf = shelf;
        this.catalogue = catalogue;
        this.complaints = complaints;
        this.questions = questions;
        this.sources = sources;
    }

    Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", page(contents()));
        shelf.parts().forEach(part -> pages.put(part.file() + ".md", page(chapter(part))));
        pages.put("rules.md", page(rules()));
        if (!complaints.isEmpty()) {
            pages.put("cannot-happen.md", page(cannotHappen()));
        }
        return pages;
    }

    private String page(List<String> lines) {
        return "<!-- " + labels.get("written") + " -->\n\n" + String.join("\n", lines) + "\n";
    }

    private List<String> contents() {
        List<String> lines = new ArrayList<>(List.of(
                "# " + labels.get("title"),
                "",
                "[" + labels.get("other") + "](" + labels.get("other.file") + "README.md)",
                "",
                labels.get("intro"),
                "",
                "## " + labels.get("contents"),
                ""));
        if (!questions.isEmpty()) {
            lines.addAll(List.of("", "**" + labels.get("questions") + "**", ""));
        }
        for (FirstQuestion question : questions) {
            lines.add("- " + text(question.asked().get(language)));
            question.answers().stream()
                    .flatMap(answer -> shelf.find(Shelf.anchor(answer)).stream())
                    .forEach(place -> lines.add("  - [" + text(Lines.title(place.told(), language)) + "]("
                            + place.part().file() + ".md#" + place.told().anchor() + ")"));
        }
        String context = "";
        for (Part part : shelf.parts()) {
            if (!part.context().equals(context)) {
                context = part.context();
                lines.addAll(List.of(
                        "",
                        "**" + labels.context(context) + "**",
                        "",
                        "| " + labels.get("chapter") + " | " + labels.get("scenarios") + " |",
                        "|---|---|"));
            }
            lines.add("| [" + part.chapter().title().get(language) + "](" + part.file() + ".md) | "
                    + part.cases().size() + " |");
        }
        lines.addAll(List.of("", "- [" + labels.get("rules") + "](rules.md)"));
        if (!complaints.isEmpty()) {
            lines.add("- [" + labels.get("cannot") + "](cannot-happen.md)");
        }
        lines.add("- [" + labels.get("map") + "](../map/" + labels.get("map.file") + ")");
        lines.addAll(List.of("", "## " + labels.get("how"), "", labels.get("how.text")));
        return lines;
    }

    private List<String> chapter(Part part) {
        List<String> lines = new ArrayList<>(List.of(
                "# " + part.chapter().title().get(language),
                "",
                "[" + labels.get("title") + "](README.md) · " + labels.context(part.context())));
        List<String> open = List.of();
        for (Case told : part.cases()) {
            List<String> headings = Lines.headings(told.first(), language);
            for (int level = 0; level < headings.size() - 1; level++) {
                if (level >= open.size() || !open.subList(0, level + 1).equals(headings.subList(0, level + 1))) {
                    lines.addAll(List.of("", "#".repeat(level + 2) + " " + text(headings.get(level))));
                }
            }
            open = headings.subList(0, headings.size() - 1);
            lines.addAll(scenario(told, headings));
        }
        return lines;
    }

    private List<String> scenario(Case told, List<String> headings) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "<a id=\"" + told.anchor() + "\"></a>",
                "",
                "#".repeat(Math.min(headings.size() + 1, DEEPEST_HEADING)) + " "
                        + text(headings.get(headings.size() - 1)),
                ""));
        if (told.scenarios().stream().anyMatch(each -> !each.holds())) {
            lines.addAll(List.of("> **" + labels.get("broken") + "**", ""));
        }
        if (Lines.isJourney(told)) {
            lines.addAll(journey(told.first()));
        } else if (Lines.isTable(told)) {
            lines.addAll(table(told));
        } else {
            String given = "";
            boolean isFirst = true;
            for (Told each : told.scenarios()) {
                String past = Lines.part(each, labels, "given");
                if (!isFirst) {
                    lines.addAll(List.of("", "—", ""));
                }
                isFirst = false;
                lines.addAll(told(each, !past.isEmpty() && past.equals(given)));
                given = past;
            }
        }
        String source = sources.get(told.first().specification());
        lines.addAll(List.of(
                "",
                Stream.concat(
                                told.rules().stream().map(rule -> "[" + rule + "](rules.md#" + rule + ")"),
                                Stream.of("[" + labels.get("test") + "](" + UP + source + "#L"
                                        + told.first().line() + ")"))
                        .collect(joining(" · "))));
        return lines;
    }

    private List<String> told(Told told, boolean pastIsKnown) {
        List<String> lines = new ArrayList<>();
        if (pastIsKnown) {
            lines.add("- **" + labels.get("given") + "** — " + labels.get("asBefore"));
        }
        String before = "";
        for (Line line : Lines.of(told, labels)) {
            if (pastIsKnown && line.part().equals("given")) {
                continue;
            }
            String opening = line.part().equals(before) ? labels.get("andAlso") : "**" + labels.get(line.part()) + "**";
            before = line.part();
            lines.add("- " + opening + " — " + refusedBy(line) + text(line.text()));
        }
        if (told.ends().containsKey(language)) {
            lines.add("- *" + text(told.ends().get(language)) + "*");
        }
        lines.addAll(money(told));
        return lines;
    }

    private List<String> journey(Told told) {
        List<String> lines = new ArrayList<>(List.of(
                "| " + labels.get("journey.since") + " | " + labels.get("journey.context") + " | "
                        + labels.get("journey.what") + " |",
                "|---|---|---|"));
        String before = "";
        for (Step step : told.steps()) {
            String since = step.since().getOrDefault(language, labels.get("journey.begin"));
            String said = text(step.told().get(language));
            lines.add("| " + (since.equals(before) ? "" : since) + " | " + labels.context(step.context()) + " | "
                    + (step.kind().equals("request") ? "**" + said + "**" : said) + " |");
            before = since;
        }
        lines.addAll(money(told));
        return lines;
    }

    private String refusedBy(Line line) {
        return line.rule().isEmpty()
                ? ""
                : labels.get("refused") + " ([" + line.rule() + "](rules.md#" + line.rule() + ")): ";
    }

    private List<String> money(Told told) {
        if (told.money().isEmpty()) {
            return List.of();
        }
        Set<String> columns = columns(told);
        List<String> lines = new ArrayList<>(List.of(
                "",
                "| " + labels.get("money") + " | "
                        + columns.stream()
                                .map(column -> labels.get("money." + column))
                                .collect(joining(" | "))
                        + " |",
                "|---|" + "---:|".repeat(columns.size())));
        for (MoneyRow row : told.money()) {
            lines.add("| " + text(row.name().get(language)) + " | "
                    + columns.stream().map(column -> amount(row, column)).collect(joining(" | ")) + " |");
        }
        return lines;
    }

    static Set<String> columns(Told told) {
        Set<String> columns = new TreeSet<>();
        told.money().forEach(row -> columns.addAll(row.amounts().keySet()));
        return columns;
    }

    private String amount(MoneyRow row, String column) {
        String amount = row.amounts().getOrDefault(column, Map.of()).getOrDefault(language, "");
        return row.moved().contains(column) ? "**" + amount + "**" : amount;
    }

    private List<String> table(Case told) {
        List<Told> scenarios = told.scenarios();
        boolean hasRows = scenarios.stream().anyMatch(each -> !each.row().isEmpty());
        boolean oneGiven = scenarios.stream()
                        .map(each -> Lines.part(each, labels, "given"))
                        .distinct()
                        .count()
                == 1;
        List<String> lines = new ArrayList<>();
        String given = Lines.part(scenarios.get(0), labels, "given");
        if (oneGiven && !given.isEmpty()) {
            lines.addAll(List.of("- **" + labels.get("given") + "** — " + text(given), ""));
        }
        List<String> parts = Lines.columns(scenarios, oneGiven);
        lines.add("| " + (hasRows ? labels.get("case") + " | " : "")
                + parts.stream().map(labels::get).collect(joining(" | ")) + " |");
        lines.add("|" + "---|".repeat(parts.size() + (hasRows ? 1 : 0)));
        for (Told each : scenarios) {
            lines.add("| " + (hasRows ? text(each.row().getOrDefault(language, "")) + " | " : "")
                    + parts.stream()
                            .map(part -> text(Lines.part(each, labels, part)))
                            .collect(joining(" | "))
                    + " |");
        }
        return lines;
    }

    private List<String> rules() {
        List<String> lines = new ArrayList<>(List.of(
                "# " + labels.get("rules"),
                "",
                "[" + labels.get("title") + "](README.md)",
                "",
                labels.get("rules.intro")));
        Map<String, List<Place>> proofs = shelf.byRule();
        for (RuleCatalogue.Rule rule : catalogue.rules()) {
            lines.addAll(List.of(
                    "", "<a id=\"" + rule.id() + "\"></a>", "", "## " + rule.id(), "", sentence(rule, language), ""));
            if (rule.isPlanned()) {
                lines.add("*" + labels.get("rules.plannedMark") + "*");
            } else if (proofs.containsKey(rule.id())) {
                lines.add(labels.get("rules.scenarios") + ":");
                lines.add("");
                proofs.get(rule.id()).forEach(place -> lines.add("- " + link(place)));
            } else {
                lines.add(labels.get("rules.others") + " "
                        + rule.proofs().entrySet().stream()
                                .map(proof -> "[" + proof.getKey() + "](" + UP + proof.getValue() + ")")
                                .collect(joining(", ")));
            }
        }
        return lines;
    }

    static String sentence(RuleCatalogue.Rule rule, String language) {
        String sentence = rule.sentence().getOrDefault(language, rule.sentence().get("en"));
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private String link(Place place) {
        return "[" + text(String.join(" › ", Lines.headings(place.told().first(), language))) + "]("
                + place.part().file() + ".md#" + place.told().anchor() + ")";
    }

    private List<String> cannotHappen() {
        List<String> lines = new ArrayList<>(List.of(
                "# " + labels.get("cannot"),
                "",
                "[" + labels.get("title") + "](README.md)",
                "",
                labels.get("cannot.intro")));
        for (Complaint complaint : complaints) {
            lines.addAll(List.of(
                    "",
                    "## " + text(complaint.title().get(language)),
                    "",
                    text(complaint.why().get(language)),
                    "",
                    labels.get("cannot.proofs") + ":",
                    ""));
            complaint.proofs().forEach(proof -> lines.add("- " + proof(proof)));
        }
        return lines;
    }

    private String proof(String proof) {
        return shelf.find(Shelf.anchor(proof))
                .map(this::link)
                .orElseGet(() -> "["
                        + proof.substring(proof.lastIndexOf('/') + 1).replace(".java", "") + "](" + UP + proof + ")");
    }

    /** Keeps what was said from being taken for markup. */
    static String text(String said) {
        return said.replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1").replace("\n", " ");
    }
}
