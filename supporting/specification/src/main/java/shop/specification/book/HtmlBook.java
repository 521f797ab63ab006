package shop.specification.book;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.specification.book.Lines.Line;
import shop.specification.book.Recording.MoneyRow;
import shop.specification.book.Recording.Step;
import shop.specification.book.Recording.Told;
import shop.specification.book.Shelf.Case;
import shop.specification.book.Shelf.Part;
import shop.specification.book.Shelf.Place;

/** The book in one language as one page that needs no server: its style and its search lie beside it. */
final class HtmlBook {

    private static final String PAGE = """
            <!doctype html>
            <!-- %7$s -->
            <html lang="%1$s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%2$s</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="../book.css">
            <script src="../book.js" defer></script>
            <script src="../try.js" defer></script>
            </head>
            <body>
            <header>
            <p class="languages"><a href="%4$sindex.html" lang="%8$s">%3$s</a></p>
            <h1>%2$s</h1>
            <p>%5$s</p>
            </header>
            %6$s
            </body>
            </html>
            """;

    private final BookWords labels;
    private final String language;
    private final Shelf shelf;
    private final RuleCatalogue catalogue;
    private final List<Complaint> complaints;
    private final List<FirstQuestion> questions;
    private final Map<String, String> sources;
    private final StringBuilder page = new StringBuilder();

    HtmlBook(
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

    String page() {
        contents();
        page.append("<main>\n<p id=\"none\" hidden>")
                .append(text(labels.get("search.none")))
                .append("</p>\n");
        shelf.parts().forEach(this::chapter);
        if (!complaints.isEmpty()) {
            cannotHappen();
        }
        pictures();
        rules();
        page.append("</main>\n").append(TrialForm.template(labels, shelf));
        return PAGE.formatted(
                language,
                text(labels.get("title")),
                text(labels.get("other")),
                labels.get("other.file"),
                marked(labels.get("intro")),
                page,
                labels.get("written"),
                language.equals("en") ? "ko" : "en");
    }

    private void contents() {
        page.append("<nav aria-label=\"").append(text(labels.get("contents"))).append("\">\n");
        page.append("<p class=\"search\" hidden><label>")
                .append(text(labels.get("search")))
                .append(" <input type=\"search\" id=\"search\"></label> <output id=\"found\"></output></p>\n");
        questions();
        String context = "";
        for (Part part : shelf.parts()) {
            if (!part.context().equals(context)) {
                page.append(context.isEmpty() ? "" : "</ol>\n");
                context = part.context();
                page.append("<h2>").append(text(labels.context(context))).append("</h2>\n<ol>\n");
            }
            page.append("<li><a href=\"#")
                    .append(part.file())
                    .append("\">")
                    .append(title(part))
                    .append("</a> <small>")
                    .append(part.cases().size())
                    .append("</small></li>\n");
        }
        page.append("</ol>\n<ul>\n");
        if (!complaints.isEmpty()) {
            entry("cannot-happen", "cannot");
        }
        entry("pictures", "pictures");
        entry("rules", "rules");
        page.append("<li><a href=\"../map/")
                .append(language)
                .append(".html\">")
                .append(text(labels.get("map")))
                .append("</a></li>\n");
        page.append("</ul>\n<details><summary>")
                .append(text(labels.get("how")))
                .append("</summary><p>")
                .append(marked(labels.get("how.text")))
                .append("</p></details>\n</nav>\n");
    }

    private void questions() {
        if (questions.isEmpty()) {
            return;
        }
        page.append("<h2>").append(text(labels.get("questions"))).append("</h2>\n<ul class=\"questions\">\n");
        for (FirstQuestion question : questions) {
            page.append("<li>").append(text(question.asked().get(language))).append("<ul>");
            question.answers().stream()
                    .flatMap(answer -> shelf.find(Shelf.anchor(answer)).stream())
                    .forEach(place -> page.append("<li><a href=\"#")
                            .append(place.told().anchor())
                            .append("\">")
                            .append(text(Lines.title(place.told(), language)))
                            .append("</a></li>"));
            page.append("</ul></li>\n");
        }
        page.append("</ul>\n");
    }

    private void entry(String anchor, String label) {
        page.append("<li><a href=\"#")
                .append(anchor)
                .append("\">")
                .append(text(labels.get(label)))
                .append("</a></li>\n");
    }

    private String title(Part part) {
        return text(part.chapter().title().get(language));
    }

    private void chapter(Part part) {
        page.append("<section class=\"chapter\" id=\"")
                .append(part.file())
                .append("\">\n<p class=\"context\">")
                .append(text(labels.context(part.context())))
                .append("</p>\n<h2>")
                .append(title(part))
                .append("</h2>\n");
        if (part.cases().stream().noneMatch(Case::isTryable)) {
            page.append("<p class=\"untried\">")
                    .append(text(labels.get("untried")))
                    .append("</p>\n");
        }
        List<String> open = List.of();
        for (Case told : part.cases()) {
            List<String> headings = Lines.headings(told.first(), language);
            for (int level = 0; level < headings.size() - 1; level++) {
                if (level >= open.size() || !open.subList(0, level + 1).equals(headings.subList(0, level + 1))) {
                    page.append("<h")
                            .append(level + 3)
                            .append('>')
                            .append(text(headings.get(level)))
                            .append("</h")
                            .append(level + 3)
                            .append(">\n");
                }
            }
            open = headings.subList(0, headings.size() - 1);
            scenario(part.context(), told, headings);
        }
        page.append("</section>\n");
    }

    private void scenario(String context, Case told, List<String> headings) {
        page.append("<article id=\"")
                .append(told.anchor())
                .append(told.isTryable() ? "\" data-try=\"" + context : "")
                .append("\">\n<h5><a href=\"#")
                .append(told.anchor())
                .append("\">")
                .append(text(headings.get(headings.size() - 1)))
                .append("</a></h5>\n");
        if (told.scenarios().stream().anyMatch(each -> !each.holds())) {
            page.append("<p class=\"broken\">")
                    .append(text(labels.get("broken")))
                    .append("</p>\n");
        }
        if (Lines.isJourney(told)) {
            journey(told.first());
        } else if (Lines.isTable(told)) {
            table(told);
        } else {
            String given = "";
            for (Told each : told.scenarios()) {
                String past = Lines.part(each, labels, "given");
                told(each, !past.isEmpty() && past.equals(given));
                given = past;
            }
        }
        page.append("<p class=\"proof\">");
        told.rules().forEach(rule -> page.append(rule(rule)).append(' '));
        String source = sources.get(told.first().specification());
        page.append("<small title=\"")
                .append(text(String.valueOf(source)))
                .append("\">")
                .append(Shelf.simpleName(told.first().specification()))
                .append(".java:")
                .append(told.first().line())
                .append("</small></p>\n</article>\n");
    }

    private static String rule(String rule) {
        return "<a class=\"rule\" href=\"#" + rule + "\">" + rule + "</a>";
    }

    private void told(Told told, boolean pastIsKnown) {
        page.append("<ul class=\"steps\">\n");
        if (pastIsKnown) {
            step("given", true, text(labels.get("asBefore")), List.of(), "");
        }
        String before = "";
        for (Line line : Lines.of(told, labels)) {
            if (pastIsKnown && line.part().equals("given")) {
                continue;
            }
            String refused = line.rule().isEmpty()
                    ? ""
                    : "<b class=\"refused\">" + text(labels.get("refused")) + " (" + rule(line.rule()) + ")</b> ";
            boolean hasDetails = line.kind().equals("opening") && line.details().size() > 1;
            step(
                    line.part(),
                    !line.part().equals(before),
                    refused + text(line.text()),
                    hasDetails ? line.details() : List.of(),
                    labels.get("story"));
            before = line.part();
        }
        page.append("</ul>\n");
        if (told.ends().containsKey(language)) {
            page.append("<p class=\"ends\">")
                    .append(text(told.ends().get(language)))
                    .append("</p>\n");
        }
        money(told);
    }

    private void step(String part, boolean begins, String html, List<String> details, String summary) {
        page.append("<li class=\"")
                .append(part)
                .append("\"><span class=\"part\">")
                .append(text(begins ? labels.get(part) : labels.get("andAlso")))
                .append("</span> <span class=\"said\">")
                .append(html)
                .append("</span>");
        if (!details.isEmpty()) {
            page.append("<details><summary>")
                    .append(text(summary))
                    .append("</summary><ul>")
                    .append(details.stream()
                            .map(line -> "<li>" + text(line) + "</li>")
                            .collect(joining()))
                    .append("</ul></details>");
        }
        page.append("</li>\n");
    }

    private void journey(Told told) {
        page.append("<div class=\"wide\"><table class=\"journey\"><thead><tr>");
        List.of("journey.since", "journey.context", "journey.what")
                .forEach(column ->
                        page.append("<th>").append(text(labels.get(column))).append("</th>"));
        page.append("</tr></thead><tbody>\n");
        String before = "";
        for (Step step : told.steps()) {
            String since = step.since().getOrDefault(language, labels.get("journey.begin"));
            String said = text(step.told().get(language));
            page.append("<tr><td>")
                    .append(since.equals(before) ? "" : text(since))
                    .append("</td><td>")
                    .append(text(labels.context(step.context())))
                    .append("</td><td>")
                    .append(step.kind().equals("request") ? "<strong>" + said + "</strong>" : said)
                    .append("</td></tr>\n");
            before = since;
        }
        page.append("</tbody></table></div>\n");
        money(told);
    }

    private void money(Told told) {
        if (told.money().isEmpty()) {
            return;
        }
        Set<String> columns = MarkdownBook.columns(told);
        page.append("<table class=\"money\"><thead><tr><th>")
                .append(text(labels.get("money")))
                .append("</th>");
        columns.forEach(column ->
                page.append("<th>").append(text(labels.get("money." + column))).append("</th>"));
        page.append("</tr></thead><tbody>\n");
        for (MoneyRow row : told.money()) {
            page.append("<tr><th>").append(text(row.name().get(language))).append("</th>");
            columns.forEach(column -> {
                String amount =
                        text(row.amounts().getOrDefault(column, Map.of()).getOrDefault(language, ""));
                page.append("<td>")
                        .append(row.moved().contains(column) ? "<strong>" + amount + "</strong>" : amount)
                        .append("</td>");
            });
            page.append("</tr>\n");
        }
        page.append("</tbody></table>\n");
    }

    private void table(Case told) {
        List<Told> scenarios = told.scenarios();
        boolean hasRows = scenarios.stream().anyMatch(each -> !each.row().isEmpty());
        boolean oneGiven = scenarios.stream()
                        .map(each -> Lines.part(each, labels, "given"))
                        .distinct()
                        .count()
                == 1;
        String given = Lines.part(scenarios.get(0), labels, "given");
        if (oneGiven && !given.isEmpty()) {
            page.append("<ul class=\"steps\">\n");
            step("given", true, text(given), List.of(), "");
            page.append("</ul>\n");
        }
        List<String> parts = Lines.columns(scenarios, oneGiven);
        page.append("<div class=\"wide\"><table><thead><tr>");
        if (hasRows) {
            page.append("<th>").append(text(labels.get("case"))).append("</th>");
        }
        parts.forEach(part -> page.append("<th>").append(text(labels.get(part))).append("</th>"));
        page.append("</tr></thead><tbody>\n");
        for (Told each : scenarios) {
            page.append("<tr>");
            if (hasRows) {
                page.append("<td>")
                        .append(text(each.row().getOrDefault(language, "")))
                        .append("</td>");
            }
            parts.forEach(part -> page.append("<td>")
                    .append(text(Lines.part(each, labels, part)))
                    .append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</tbody></table></div>\n");
    }

    private void cannotHappen() {
        page.append("<section id=\"cannot-happen\">\n<h2>")
                .append(text(labels.get("cannot")))
                .append("</h2>\n<p>")
                .append(text(labels.get("cannot.intro")))
                .append("</p>\n");
        for (Complaint complaint : complaints) {
            page.append("<h3>")
                    .append(text(complaint.title().get(language)))
                    .append("</h3>\n<p>")
                    .append(text(complaint.why().get(language)))
                    .append("</p>\n<ul>\n");
            complaint
                    .proofs()
                    .forEach(proof -> page.append("<li>")
                            .append(shelf.find(Shelf.anchor(proof))
                                    .map(this::link)
                                    .orElseGet(() -> testOf(proof)))
                            .append("</li>\n"));
            page.append("</ul>\n");
        }
        page.append("</section>\n");
    }

    private static String testOf(String path) {
        return "<small>" + text(path) + "</small>";
    }

    private void pictures() {
        page.append("<section id=\"pictures\">\n<h2>")
                .append(text(labels.get("pictures")))
                .append("</h2>\n<p>")
                .append(text(labels.get("pictures.intro")))
                .append("</p>\n");
        LifePicture.of(shelf, labels).forEach(picture -> page.append(picture).append('\n'));
        page.append("</section>\n");
    }

    private void rules() {
        page.append("<section id=\"rules\">\n<h2>")
                .append(text(labels.get("rules")))
                .append("</h2>\n<p>")
                .append(text(labels.get("rules.intro")))
                .append("</p>\n")
                .append(RuleQuestion.template(labels));
        Map<String, List<Place>> proofs = shelf.byRule();
        for (RuleCatalogue.Rule rule : catalogue.rules()) {
            page.append("<article class=\"rule\" id=\"")
                    .append(rule.id())
                    .append("\">\n<h3>")
                    .append(rule.id())
                    .append("</h3>\n<p>")
                    .append(marked(MarkdownBook.sentence(rule, language)))
                    .append("</p>\n");
            if (rule.isPlanned()) {
                page.append("<p class=\"planned\">")
                        .append(text(labels.get("rules.plannedMark")))
                        .append("</p>\n");
            } else if (proofs.containsKey(rule.id())) {
                page.append("<details><summary>")
                        .append(text(labels.get("rules.scenarios")))
                        .append(": ")
                        .append(proofs.get(rule.id()).size())
                        .append("</summary>\n<ul>\n");
                proofs.get(rule.id())
                        .forEach(
                                place -> page.append("<li>").append(link(place)).append("</li>\n"));
                page.append("</ul></details>\n");
            } else {
                page.append("<p>")
                        .append(text(labels.get("rules.others")))
                        .append(' ')
                        .append(rule.proofs().keySet().stream()
                                .map(HtmlBook::testOf)
                                .collect(joining(", ")))
                        .append("</p>\n");
            }
            page.append("</article>\n");
        }
        page.append("</section>\n");
    }

    private String link(Place place) {
        return "<a href=\"#" + place.told().anchor() + "\">"
                + text(String.join(" › ", Lines.headings(place.told().first(), language))) + "</a>";
    }

    static String text(String said) {
        return said.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** With code and emphasis as Markdown writes them. */
    private static String marked(String said) {
        return text(said).replaceAll("`([^`]*)`", "<code>$1</code>").replaceAll("\\*([^*]+)\\*", "<em>$1</em>");
    }
}
