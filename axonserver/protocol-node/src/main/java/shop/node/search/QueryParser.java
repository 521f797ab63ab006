package shop.node.search;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import shop.node.transport.ErrorCode;
import shop.node.transport.ProtocolError;

/**
 * Understands queries:
 *
 * <pre>
 * query      = [stage {"|" stage}]
 * stage      = condition | "last" number unit | "sortby" "(" field ["," "asc"|"desc"] ")" | "limit" "(" number ")" | "count" ["(" ")"]
 * condition  = all {"or" all}          all = one {"and" one}          one = ["not"] ("(" condition ")" | comparison)
 * comparison = field ("="|"!="|"<"|">"|"<="|">=") value | field "in" "(" value {"," value} ")" | field "contains" text
 * unit       = "second" | "minute" | "hour" | "day", with or without s
 * </pre>
 */
final class QueryParser {

    private final List<Word> words;
    private final Instant now;
    private int at;

    private Predicate<EventWithToken> condition = event -> true;
    private Optional<Instant> since = Optional.empty();
    private Optional<Comparator<EventWithToken>> order = Optional.empty();
    private long limit = Long.MAX_VALUE;
    private boolean count;

    QueryParser(List<Word> words, Instant now) {
        this.words = words;
        this.now = now;
    }

    EventQuery parse() {
        if (peek().kind() != Word.Kind.END) {
            do {
                stage();
            } while (accept("|"));
        }
        if (peek().kind() != Word.Kind.END) {
            throw unexpected();
        }
        return new EventQuery(condition, since, order, limit, count);
    }

    private void stage() {
        if (accept("last")) {
            since = Optional.of(now.minus(duration(number())));
        } else if (accept("sortby")) {
            sortBy();
        } else if (accept("limit")) {
            boolean bracket = accept("(");
            limit = Math.min(limit, number());
            closing(bracket);
        } else if (accept("count")) {
            count = true;
            closing(accept("("));
        } else {
            condition = condition.and(condition());
        }
    }

    private Duration duration(long amount) {
        String unit = next().text().toLowerCase(Locale.ROOT);
        return switch (unit) {
            case "second", "seconds" -> Duration.ofSeconds(amount);
            case "minute", "minutes" -> Duration.ofMinutes(amount);
            case "hour", "hours" -> Duration.ofHours(amount);
            case "day", "days" -> Duration.ofDays(amount);
            default -> throw refused(unit, "seconds, minutes, hours or days");
        };
    }

    private void sortBy() {
        boolean bracket = accept("(");
        Field field = field();
        Comparator<EventWithToken> ascending = (one, other) -> compare(field.of(one), field.of(other));
        order = Optional.of(ascending);
        if (accept(",")) {
            String direction = next().text();
            if (direction.equalsIgnoreCase("desc")) {
                order = Optional.of(ascending.reversed());
            } else if (!direction.equalsIgnoreCase("asc")) {
                throw refused(direction, "asc or desc");
            }
        }
        closing(bracket);
    }

    private Predicate<EventWithToken> condition() {
        Predicate<EventWithToken> any = all();
        while (accept("or")) {
            any = any.or(all());
        }
        return any;
    }

    private Predicate<EventWithToken> all() {
        Predicate<EventWithToken> all = one();
        while (accept("and")) {
            all = all.and(one());
        }
        return all;
    }

    private Predicate<EventWithToken> one() {
        if (accept("not")) {
            return one().negate();
        }
        if (accept("(")) {
            Predicate<EventWithToken> inner = condition();
            closing(true);
            return inner;
        }
        return comparison();
    }

    private Predicate<EventWithToken> comparison() {
        Field field = field();
        if (accept("in")) {
            return in(field);
        }
        if (accept("contains")) {
            String part = text(next());
            return event -> String.valueOf(field.of(event)).contains(part);
        }
        IntPredicate fits = sign();
        Comparable<?> value = value(field);
        return event -> fits.test(compare(field.of(event), value));
    }

    private Predicate<EventWithToken> in(Field field) {
        boolean bracket = accept("(");
        boolean square = !bracket && accept("[");
        if (!bracket && !square) {
            throw unexpected();
        }
        List<Comparable<?>> values = new ArrayList<>();
        do {
            values.add(value(field));
        } while (accept(","));
        if (!accept(bracket ? ")" : "]")) {
            throw unexpected();
        }
        return event -> values.stream().anyMatch(value -> compare(field.of(event), value) == 0);
    }

    private IntPredicate sign() {
        Word sign = next();
        return switch (sign.text()) {
            case "=" -> order -> order == 0;
            case "!=" -> order -> order != 0;
            case "<" -> order -> order < 0;
            case ">" -> order -> order > 0;
            case "<=" -> order -> order <= 0;
            case ">=" -> order -> order >= 0;
            default -> throw refused(sign.text(), "a comparison");
        };
    }

    private Field field() {
        Word word = next();
        return Field.named(word.text()).orElseThrow(() -> refused(word.text(), "a field: " + Field.words()));
    }

    /** In the form in which the field has it. */
    private Comparable<?> value(Field field) {
        Word word = next();
        if (field == Field.TOKEN || field == Field.AGGREGATE_SEQUENCE_NUMBER) {
            if (word.kind() != Word.Kind.NUMBER) {
                throw refused(word.text(), "a number for " + field.word());
            }
            return number(word);
        }
        if (field == Field.TIMESTAMP) {
            return time(word);
        }
        return text(word);
    }

    private static Instant time(Word word) {
        try {
            return word.kind() == Word.Kind.NUMBER ? Instant.ofEpochMilli(number(word)) : Instant.parse(word.text());
        } catch (DateTimeParseException e) {
            throw refused(word.text(), "a time like 2024-12-31T23:59:59Z");
        }
    }

    private static String text(Word word) {
        if (word.kind() != Word.Kind.TEXT && word.kind() != Word.Kind.NUMBER) {
            throw refused(word.text(), "a quoted text");
        }
        return word.text();
    }

    private long number() {
        Word word = next();
        if (word.kind() != Word.Kind.NUMBER) {
            throw refused(word.text(), "a number");
        }
        return number(word);
    }

    private static long number(Word word) {
        try {
            return Long.parseLong(word.text());
        } catch (NumberFormatException e) {
            throw refused(word.text(), "a number of this size");
        }
    }

    /** Both are values of the same field, and so of the same kind. */
    private static int compare(Comparable<?> one, Comparable<?> other) {
        if (one instanceof Long number && other instanceof Long than) {
            return number.compareTo(than);
        }
        if (one instanceof Instant time && other instanceof Instant than) {
            return time.compareTo(than);
        }
        return one.toString().compareTo(other.toString());
    }

    private Word peek() {
        return words.get(at);
    }

    private Word next() {
        Word word = words.get(at);
        if (word.kind() == Word.Kind.END) {
            throw unexpected();
        }
        at++;
        return word;
    }

    private boolean accept(String expected) {
        if (peek().is(expected)) {
            at++;
            return true;
        }
        return false;
    }

    private void closing(boolean open) {
        if (open && !accept(")")) {
            throw unexpected();
        }
    }

    private ProtocolError unexpected() {
        return new ProtocolError(
                ErrorCode.INVALID_QUERY_EXPRESSION, "Did not expect '%s' there".formatted(peek().text()));
    }

    private static ProtocolError refused(String word, String wanted) {
        return new ProtocolError(
                ErrorCode.INVALID_QUERY_EXPRESSION, "Did not expect '%s', but %s".formatted(word, wanted));
    }
}
