package shop.simulators.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/**
 * A plain page for people: headings, sentences, links, forms and tables, readable in light and dark. Every text is
 * escaped.
 */
public final class Page {

    private static final String STYLE = """
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
            body { margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem; font-size: .875rem; }
            caption { text-align: left; font-weight: 600; padding: .5rem 0; }
            th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); vertical-align: top; overflow-wrap: anywhere; }
            td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            nav a { margin-right: 1.25rem; }
            .wide { overflow-x: auto; }
            input, button { font: inherit; padding: .25rem .5rem; }
            """;

    private final StringBuilder body = new StringBuilder();
    private final String title;

    private Page(String title) {
        this.title = title;
        body.append("<h1>").append(escaped(title)).append("</h1>\n");
    }

    public static Page titled(String title) {
        return new Page(title);
    }

    /** A cell or a column's heading: numbers stand to the right. */
    public record Cell(String text, boolean isNumber) {

        public static Cell text(String text) {
            return new Cell(text, false);
        }

        public static Cell number(String text) {
            return new Cell(text, true);
        }
    }

    /** A link to follow. */
    public record Link(String text, String path) {}

    public Page sentence(String text) {
        body.append("<p>").append(escaped(text)).append("</p>\n");
        return this;
    }

    public Page links(List<Link> links) {
        body.append("<nav>");
        links.forEach(link -> body.append("<a href=\"")
                .append(escaped(link.path()))
                .append("\">")
                .append(escaped(link.text()))
                .append("</a>"));
        body.append("</nav>\n");
        return this;
    }

    /** A field to search by, which asks for this page again. */
    public Page search(String label, String parameter, String value) {
        body.append("<form role=\"search\"><label>")
                .append(escaped(label))
                .append(" <input type=\"search\" name=\"")
                .append(escaped(parameter))
                .append("\" value=\"")
                .append(escaped(value))
                .append("\"></label> <button>Show</button></form>\n");
        return this;
    }

    /** A button that posts one value. */
    public Page button(String label, String path, String parameter, String value) {
        body.append("<form method=\"post\" action=\"")
                .append(escaped(path))
                .append("\"><button name=\"")
                .append(escaped(parameter))
                .append("\" value=\"")
                .append(escaped(value))
                .append("\">")
                .append(escaped(label))
                .append("</button></form>\n");
        return this;
    }

    public Page table(String caption, List<Cell> headings, List<List<Cell>> rows) {
        body.append("<div class=\"wide\"><table><caption>")
                .append(escaped(caption))
                .append("</caption>\n<thead><tr>");
        headings.forEach(heading -> cell("th scope=\"col\"", "th", heading));
        body.append("</tr></thead>\n<tbody>\n");
        for (List<Cell> row : rows) {
            body.append("<tr>");
            row.forEach(cell -> cell("td", "td", cell));
            body.append("</tr>\n");
        }
        body.append("</tbody></table></div>\n");
        return this;
    }

    private void cell(String opening, String closing, Cell cell) {
        body.append('<')
                .append(opening)
                .append(cell.isNumber() ? " class=\"number\">" : ">")
                .append(escaped(cell.text()))
                .append("</")
                .append(closing)
                .append('>');
    }

    public ResponseEntity<String> answer() {
        String html =
                "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
                        + escaped(title) + "</title>\n<style>\n" + STYLE + "</style></head>\n<body>\n" + body
                        + "</body></html>\n";
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
                .body(html);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
