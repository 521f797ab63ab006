package shop.node.search;

import java.util.List;
import shop.node.transport.ErrorCode;
import shop.node.transport.ProtocolError;

/** The words of a query, one after the other, and what is said about the one that was not expected. */
final class QueryWords {

    /** Characters that a query may have: more is nothing that a person wrote. */
    private static final int LONGEST = 10_000;

    private final List<Word> words;
    private int at;

    QueryWords(String query) {
        if (query.length() > LONGEST) {
            throw error("A query has at most %d characters, not '%d'".formatted(LONGEST, query.length()));
        }
        words = Word.split(query);
    }

    Word peek() {
        return words.get(at);
    }

    Word next() {
        Word word = words.get(at);
        if (word.kind() == Word.Kind.END) {
            throw unexpected();
        }
        at++;
        return word;
    }

    boolean isAtEnd() {
        return peek().kind() == Word.Kind.END;
    }

    /** Whether the next but one is this one. */
    boolean isFollowedBy(String expected) {
        return at + 1 < words.size() && words.get(at + 1).is(expected);
    }

    boolean accept(String expected) {
        if (peek().is(expected)) {
            at++;
            return true;
        }
        return false;
    }

    void closing(boolean open) {
        if (open && !accept(")")) {
            throw unexpected();
        }
    }

    long number() {
        Word word = next();
        if (word.kind() != Word.Kind.NUMBER || word.text().contains(".")) {
            throw refused(word.text(), "a number");
        }
        return (Long) number(word);
    }

    static Number number(Word word) {
        try {
            if (word.text().contains(".")) {
                return Values.number(word.text()).orElseThrow(() -> refused(word.text(), "a number of this size"));
            }
            return Long.valueOf(word.text());
        } catch (NumberFormatException e) {
            throw refused(word.text(), "a number of this size");
        }
    }

    /** What was written from a place on to here. */
    String since(int from) {
        StringBuilder written = new StringBuilder();
        boolean afterName = false;
        for (Word word : words.subList(from, at)) {
            String text = word.kind() == Word.Kind.TEXT ? '"' + word.text() + '"' : word.text();
            boolean isName = word.kind() != Word.Kind.SIGN;
            written.append(afterName && isName ? " " : "").append(text).append(text.equals(",") ? " " : "");
            afterName = isName;
        }
        return written.toString();
    }

    int place() {
        return at;
    }

    ProtocolError unexpected() {
        return error("Did not expect '%s' there".formatted(peek().text()));
    }

    static ProtocolError refused(String word, String wanted) {
        return error("Did not expect '%s', but %s".formatted(word, wanted));
    }

    static ProtocolError error(String message) {
        return new ProtocolError(ErrorCode.INVALID_QUERY_EXPRESSION, message);
    }
}
