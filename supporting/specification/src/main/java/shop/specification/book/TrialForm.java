package shop.specification.book;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words of the form in which a reader changes a scenario and tries it. The page's script puts the form below each scenario
 * that can be tried, asks the service whose scenario it is, and makes an issue of what the reader wants to keep.
 */
final class TrialForm {

    private static final String WORDS = "try.";
    private static final String COLUMNS = "money.";

    private TrialForm() {}

    /** Empty where nothing can be tried. */
    static String template(BookWords labels, Shelf shelf) {
        boolean isTried =
                shelf.parts().stream().flatMap(part -> part.cases().stream()).anyMatch(Shelf.Case::isTryable);
        return isTried
                ? "<template id=\"trial\" data-words=\"" + words(labels, WORDS) + "\" data-columns=\""
                        + words(labels, COLUMNS) + "\"></template>\n"
                : "";
    }

    private static String words(BookWords labels, String prefix) {
        Map<String, String> words = new TreeMap<>();
        labels.texts().keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> words.put(key.substring(prefix.length()), labels.get(key)));
        return HtmlBook.text(JsonMapper.shared().writeValueAsString(words));
    }
}
