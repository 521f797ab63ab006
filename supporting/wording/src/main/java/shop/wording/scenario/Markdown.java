package shop.wording.scenario;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Keeps text from being taken for markup. */
public final class Markdown {

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|#~]");
    private static final Pattern RULE = Pattern.compile("\\b[A-Z]{3}-\\d{2}\\b");

    private Markdown() {}

    public static String plain(String text) {
        return MARKUP.matcher(text.replaceAll("\\s+", " ").strip()).replaceAll("\\\\$0");
    }

    /** A title, with the rules that it names set off. */
    public static String title(String text) {
        return RULE.matcher(plain(text)).replaceAll("**$0**");
    }

    public static List<String> rulesIn(String text) {
        return RULE.matcher(text).results().map(MatchResult::group).toList();
    }

    /** As code: told apart from the words around it, and nothing in it needs escaping but the quote itself. */
    public static String code(String value) {
        String line = value.replace('`', '\'').replaceAll("\\s+", " ");
        return line.isBlank() ? "empty" : "`" + line + "`";
    }
}
