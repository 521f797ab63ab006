package shop.node.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.node.transport.ErrorCode;
import shop.node.transport.ProtocolError;

/** A word of a query: a quoted text, a number, a name or a sign. */
record Word(Kind kind, String text) {

    enum Kind {
        TEXT,
        NUMBER,
        NAME,
        SIGN,
        END
    }

    /** Without a way back from a character of a text, which would take a place on the stack for each. */
    private static final Pattern WORDS = Pattern.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|'((?:[^'\\\\]|\\\\.)*+)'"
            + "|(\\d+(?:\\.\\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(!=|<>|<=|>=|[=<>(),|\\[\\]+*/%-]))");

    static List<Word> split(String query) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORDS.matcher(query);
        int at = 0;
        while (!query.substring(at).isBlank()) {
            matcher.region(at, query.length());
            if (!matcher.lookingAt()) {
                throw new ProtocolError(
                        ErrorCode.INVALID_QUERY_EXPRESSION,
                        "Cannot read the query at '%s'"
                                .formatted(query.substring(at).strip()));
            }
            words.add(of(matcher));
            at = matcher.end();
        }
        words.add(new Word(Kind.END, "end of the query"));
        return words;
    }

    private static Word of(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Word(Kind.TEXT, unescape(matcher.group(1)));
        }
        if (matcher.group(2) != null) {
            return new Word(Kind.TEXT, unescape(matcher.group(2)));
        }
        if (matcher.group(3) != null) {
            return new Word(Kind.NUMBER, matcher.group(3));
        }
        return matcher.group(4) != null ? new Word(Kind.NAME, matcher.group(4)) : new Word(Kind.SIGN, matcher.group(5));
    }

    private static String unescape(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }

    boolean is(String expected) {
        return kind != Kind.TEXT && text.equalsIgnoreCase(expected);
    }
}
