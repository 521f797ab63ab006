package shop.verification.borders;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A page on which words, drawings and tables follow one another, as HTML for a browser and as Markdown for GitHub. */
final class Sheet {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%1$s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%2$s</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="../book.css">
            <link rel="stylesheet" href="map.css">
            </head>
            <body>
            <header>
            <p class="languages"><a href="%3$s.html" lang="%3$s">%4$s</a></p>
            <p><a href="../%1$s/index.html">%5$s</a></p>
            <h1>%2$s</h1>
            </header>
            <main>
            %6$s</main>
            </body>
            </html>
            """;

    private final MapWords words;
    private final String title;
    private final String style;
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder markdown = new StringBuilder();
    private final Map<String, String> drawings = new LinkedHashMap<>();

    Sheet(MapWords words, String title, String style) {
        this.words = words;
        this.title = title;
        this.style = style;
    }

    void heading(String heading) {
        html.append("<h2>").append(text(heading)).append("</h2>\n");
        markdown.append("\n## ").append(heading).append('\n');
    }

    void part(String heading) {
        html.append("<h3>").append(text(heading)).append("</h3>\n");
        markdown.append("\n### ").append(heading).append('\n');
    }

    void paragraph(String said) {
        html.append("<p>").append(text(said)).append("</p>\n");
        markdown.append('\n').append(said).append('\n');
    }

    void figure(String name, String told, Drawing drawing) {
        String file = name + "." + words.language() + ".svg";
        html.append("<figure>").append(drawing.svg(name, told, "")).append("</figure>\n");
        markdown.append("\n<img src=\"")
                .append(file)
                .append("\" alt=\"")
                .append(text(told))
                .append("\" width=\"480\">\n");
        drawings.put(file, drawing.svg(name, told, style));
    }

    void list(List<String> items) {
        html.append(
                items.stream().map(item -> "<li>" + text(item) + "</li>\n").collect(joining("", "<ol>\n", "</ol>\n")));
        markdown.append('\n');
        for (int item = 0; item < items.size(); item++) {
            markdown.append(item + 1).append(". ").append(items.get(item)).append('\n');
        }
    }

    void table(List<String> head, Stream<List<String>> rows) {
        List<List<String>> all = rows.toList();
        html.append(head.stream()
                        .map(name -> "<th>" + text(name) + "</th>")
                        .collect(joining("", "<div class=\"wide\"><table><thead><tr>", "</tr></thead><tbody>\n")))
                .append(all.stream()
                        .map(row -> row.stream()
                                .map(cell -> "<td>" + text(cell) + "</td>")
                                .collect(joining("", "<tr>", "</tr>\n")))
                        .collect(joining()))
                .append("</tbody></table></div>\n");
        markdown.append('\n')
                .append(row(head))
                .append("|")
                .append("---|".repeat(head.size()))
                .append('\n')
                .append(all.stream().map(Sheet::row).collect(joining()));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(joining(" | ", "| ", " |\n"));
    }

    /** The page's files by name. */
    Map<String, String> files() {
        String language = words.language();
        String other = language.equals("en") ? "ko" : "en";
        String otherName = words.get("other");
        Map<String, String> files = new LinkedHashMap<>(drawings);
        files.put(
                language + ".html",
                PAGE.formatted(language, text(title), other, text(otherName), text(words.get("book")), html));
        files.put(
                readme(language),
                "# " + title + "\n\n[" + otherName + "](" + readme(other) + ") · [" + words.get("book") + "](../"
                        + language + "/README.md)\n" + markdown);
        return files;
    }

    private static String readme(String language) {
        return language.equals("en") ? "README.md" : "README." + language + ".md";
    }

    /** With code as Markdown writes it. */
    private static String text(String said) {
        return Drawing.escaped(said).replaceAll("`([^`]*)`", "<code>$1</code>");
    }
}
