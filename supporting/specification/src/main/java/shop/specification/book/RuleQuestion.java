package shop.specification.book;

/**
 * How a reader questions a rule: a text with the rule's id, sentence and place that is ready to be filled in. The page's script
 * puts it beside each rule, and makes an issue of it where the server says where issues are kept; without, it is copied.
 */
final class RuleQuestion {

    private static final String TEMPLATE = """
            <template id="question" data-title="%s" data-text="%s" data-copied="%s">
            <details class="question"><summary>%s</summary>
            <p>%s</p>
            <textarea rows="14"></textarea>
            <p><button type="button">%s</button> <a class="issue" rel="noopener" hidden>%s</a> <output></output></p>
            </details>
            </template>
            """;

    private RuleQuestion() {}

    /** What the script copies for each rule: {@code {rule}} and {@code {sentence}} are places in its texts. */
    static String template(BookWords labels) {
        return TEMPLATE.formatted(
                said(labels, "title"),
                said(labels, "text")
                        .replace("{place}", "docs/specifications/" + labels.language() + "/rules.md#{rule}"),
                said(labels, "copied"),
                HtmlBook.text(labels.get("question")),
                said(labels, "how"),
                said(labels, "copy"),
                said(labels, "open"));
    }

    private static String said(BookWords labels, String key) {
        return HtmlBook.text(labels.get("question." + key)).replace("\n", "&#10;");
    }
}
