package shop.node.search;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import shop.node.transport.ErrorCode;
import shop.node.transport.ProtocolError;

/**
 * Understands queries:
 *
 * <pre>
 * query      = [stage {"|" stage}]
 * stage      = condition | "last" [number] unit | "sortby" "(" field ["," "asc"|"desc"] ")" | "limit" "(" number ")" | "count" ["(" ")"]
 * condition  = all {"or" all}          all = one {"and" one}          one = ["not"] comparison
 * comparison = sum [("="|"!="|"&lt;>"|"&lt;"|">"|"&lt;="|">="|"contains"|"match") sum | "in" list]
 * sum        = product {("+"|"-") product}          product = value {("*"|"/"|"%") value}
 * value      = text | number | list | field | "metaData" "(" text ")" | function "(" [sum {"," sum}] ")" | "(" condition ")" | "-" value
 * list       = "[" sum {"," sum} "]" | "(" sum {"," sum} ")"
 * unit       = "second" | "minute" | "hour" | "day" | "week" | "month" | "year", with or without s
 * </pre>
 *
 * What the language has beyond that, projections and {@code xpath}, is refused by name.
 */
final class QueryParser {

    private static final Set<String> PROJECTIONS = Set.of("select", "groupby", "min", "max", "avg");
    private static final String A_PATTERN =
            "a pattern in RE2's syntax (without look-around and back-references) of at most %d characters, not repeated too often"
                    .formatted(TextPattern.LONGEST);

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
            last();
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
            Word first = peek();
            Expression wanted = condition();
            if (wanted.kind() != Expression.Kind.TRUTH) {
                throw peek().kind() == Word.Kind.END
                        ? refused(first.text(), "a condition, such as payloadType = \"OrderPlaced\"")
                        : refused(peek().text(), "a comparison: =, !=, <, >, <=, >=, in, contains or match");
            }
            condition = condition.and(wanted::holds);
        }
    }

    private void last() {
        long amount = peek().kind() == Word.Kind.NUMBER ? number() : 1;
        if (peek().kind() != Word.Kind.NAME) {
            throw refused(next().text(), "a number of minutes, hours or days");
        }
        try {
            Instant from = now.atZone(ZoneOffset.UTC).minus(duration(amount)).toInstant();
            since = Optional.of(since.filter(from::isBefore).orElse(from));
        } catch (ArithmeticException | DateTimeException tooLong) {
            throw refused(Long.toString(amount), "less");
        }
    }

    private TemporalAmount duration(long amount) {
        String unit = next().text().toLowerCase(Locale.ROOT);
        int count = Math.toIntExact(amount);
        return switch (unit) {
            case "second", "seconds" -> ChronoUnit.SECONDS.getDuration().multipliedBy(amount);
            case "minute", "minutes" -> ChronoUnit.MINUTES.getDuration().multipliedBy(amount);
            case "hour", "hours" -> ChronoUnit.HOURS.getDuration().multipliedBy(amount);
            case "day", "days" -> Period.ofDays(count);
            case "week", "weeks" -> Period.ofWeeks(count);
            case "month", "months" -> Period.ofMonths(count);
            case "year", "years" -> Period.ofYears(count);
            default -> throw refused(unit, "seconds, minutes, hours, days, weeks, months or years");
        };
    }

    private void sortBy() {
        boolean bracket = accept("(");
        Word word = next();
        Field field = Field.named(word.text()).orElseThrow(() -> refused(word.text(), "a field: " + Field.words()));
        Comparator<EventWithToken> ascending = (one, other) -> Values.compare(field.of(one), field.of(other));
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

    private Expression condition() {
        Expression any = all();
        while (peek().is("or")) {
            Expression left = truth(any);
            at++;
            Expression right = truth(all());
            any = Expression.truth(event -> left.holds(event) || right.holds(event));
        }
        return any;
    }

    private Expression all() {
        Expression all = one();
        while (peek().is("and")) {
            Expression left = truth(all);
            at++;
            Expression right = truth(one());
            all = Expression.truth(event -> left.holds(event) && right.holds(event));
        }
        return all;
    }

    private Expression one() {
        if (accept("not")) {
            Expression inner = truth(one());
            return Expression.truth(event -> !inner.holds(event));
        }
        return comparison();
    }

    private Expression truth(Expression condition) {
        if (condition.kind() != Expression.Kind.TRUTH) {
            throw refused(peek().text(), "a comparison");
        }
        return condition;
    }

    private Expression comparison() {
        Expression left = sum();
        if (accept("in")) {
            return in(left);
        }
        if (peek().is("contains") || peek().is("match")) {
            String function = next().text().toLowerCase(Locale.ROOT);
            return call(function, List.of(left, sum())).orElseThrow();
        }
        Optional<IntPredicate> sign = sign();
        if (sign.isEmpty()) {
            return left;
        }
        String written = next().text();
        Word word = peek();
        Expression right = as(left.kind(), word, sum());
        boolean equal = written.equals("=");
        if (equal || written.equals("!=") || written.equals("<>")) {
            return Expression.truth(event -> same(left, right, event) == equal);
        }
        IntPredicate fits = sign.get();
        return Expression.truth(event -> {
            Object one = left.of(event);
            Object other = right.of(event);
            return one != null && other != null && fits.test(Values.compare(one, other));
        });
    }

    private static boolean same(Expression one, Expression other, EventWithToken event) {
        return one.kind() == Expression.Kind.TYPE_NAME
                ? Values.sameType(one.of(event), other.of(event))
                : Values.equal(one.of(event), other.of(event));
    }

    private Expression in(Expression left) {
        boolean bracket = accept("(");
        if (!bracket && !accept("[")) {
            throw unexpected();
        }
        List<Expression> values = values(left.kind(), bracket ? ")" : "]");
        return Expression.truth(event -> values.stream().anyMatch(value -> same(left, value, event)));
    }

    private List<Expression> values(Expression.Kind kind, String end) {
        List<Expression> values = new ArrayList<>();
        do {
            Word word = peek();
            values.add(as(kind, word, sum()));
        } while (accept(","));
        if (!accept(end)) {
            throw unexpected();
        }
        return values;
    }

    /** What is compared with a number or a time must be one: a text that is none would never fit. */
    private Expression as(Expression.Kind kind, Word word, Expression value) {
        if (word.kind() == Word.Kind.TEXT && value.kind() == Expression.Kind.TEXT) {
            if (kind == Expression.Kind.NUMBER && Values.number(word.text()).isEmpty()) {
                throw refused(word.text(), "a number");
            }
            if (kind == Expression.Kind.TIME && Values.time(word.text()).isEmpty()) {
                throw refused(word.text(), "a time like 2024-12-31T23:59:59Z");
            }
        }
        return value;
    }

    /** Looks whether a comparison follows, without taking it. */
    private Optional<IntPredicate> sign() {
        return Optional.ofNullable(
                switch (peek().kind() == Word.Kind.SIGN ? peek().text() : "") {
                    case "=", "!=", "<>" -> order -> order == 0;
                    case "<" -> order -> order < 0;
                    case ">" -> order -> order > 0;
                    case "<=" -> order -> order <= 0;
                    case ">=" -> order -> order >= 0;
                    default -> null;
                });
    }

    private Expression sum() {
        Expression sum = product();
        while (peek().is("+") || peek().is("-")) {
            sum = reckoned(next().text(), sum, product());
        }
        return sum;
    }

    private Expression product() {
        Expression product = value();
        while (peek().is("*") || peek().is("/") || peek().is("%")) {
            product = reckoned(next().text(), product, value());
        }
        return product;
    }

    private static Expression reckoned(String sign, Expression left, Expression right) {
        return new Expression(Expression.Kind.ANY, event -> Values.reckon(sign, left.of(event), right.of(event)));
    }

    private Expression value() {
        if (accept("(")) {
            Expression inner = condition();
            closing(true);
            return inner;
        }
        if (accept("[")) {
            List<Expression> values = values(Expression.Kind.ANY, "]");
            return new Expression(
                    Expression.Kind.LIST,
                    event -> values.stream().map(value -> value.of(event)).toList());
        }
        if (accept("-")) {
            return reckoned("-", Expression.constant(Expression.Kind.NUMBER, 0L), value());
        }
        Word word = next();
        return switch (word.kind()) {
            case TEXT -> Expression.constant(Expression.Kind.TEXT, word.text());
            case NUMBER -> Expression.constant(Expression.Kind.NUMBER, number(word));
            case NAME -> named(word);
            default -> throw refused(word.text(), "a field, a text or a number");
        };
    }

    private Expression named(Word word) {
        String name = word.text();
        if (name.equals(Field.META_DATA.word()) && accept("(")) {
            return metaData();
        }
        if (peek().is("(")) {
            return function(word);
        }
        Field field = Field.named(name).orElseThrow(() -> unknown(word));
        return new Expression(
                switch (field) {
                    case TOKEN, AGGREGATE_SEQUENCE_NUMBER -> Expression.Kind.NUMBER;
                    case TIMESTAMP -> Expression.Kind.TIME;
                    case PAYLOAD_TYPE -> Expression.Kind.TYPE_NAME;
                    default -> Expression.Kind.TEXT;
                },
                field::of);
    }

    private Expression metaData() {
        Word key = next();
        if (key.kind() != Word.Kind.TEXT) {
            throw refused(key.text(), "the key of a metadata value as a quoted text");
        }
        closing(true);
        return new Expression(
                Expression.Kind.ANY,
                event -> Field.metaData(event.getEvent(), key.text()).orElse(null));
    }

    private Expression function(Word word) {
        if (!Functions.isNamed(word.text())) {
            throw unknown(word);
        }
        at++;
        List<Expression> arguments = new ArrayList<>();
        List<Word> begins = new ArrayList<>();
        if (!accept(")")) {
            do {
                begins.add(peek());
                arguments.add(sum());
            } while (accept(","));
            closing(true);
        }
        if (word.text().equals("jsonpath")
                && begins.size() == 2
                && !Functions.isPath(begins.get(1).text())) {
            throw refused(begins.get(1).text(), "a path like $.lines[0].sku or $.lines[*].sku");
        }
        return call(word.text(), arguments)
                .orElseThrow(() -> refused(word.text(), "with another number of values than " + arguments.size()));
    }

    /** As {@link Functions#call}, but with a pattern that stands in the query understood once, and refused if it is none. */
    private static Optional<Expression> call(String function, List<Expression> arguments) {
        if (!function.equals("match") || arguments.size() != 2) {
            return Functions.call(function, arguments);
        }
        Optional<String> written = arguments.get(1).fixed().map(Values::text);
        return written.isEmpty()
                ? Functions.call(function, arguments)
                : Optional.of(Functions.match(
                        arguments.get(0),
                        TextPattern.of(written.get()).orElseThrow(() -> refused(written.get(), A_PATTERN))));
    }

    private static ProtocolError unknown(Word word) {
        if (PROJECTIONS.contains(word.text().toLowerCase(Locale.ROOT))) {
            return error(
                    "'%s' is not known here: this node filters, sorts, limits and counts, and makes no other columns."
                            .formatted(word.text()));
        }
        return error("Did not expect '%s', which is no field (%s) and no function (%s)"
                .formatted(word.text(), Field.words(), Functions.words()));
    }

    private long number() {
        Word word = next();
        if (word.kind() != Word.Kind.NUMBER || word.text().contains(".")) {
            throw refused(word.text(), "a number");
        }
        return (Long) number(word);
    }

    private static Number number(Word word) {
        try {
            if (word.text().contains(".")) {
                return Values.number(word.text()).orElseThrow(() -> refused(word.text(), "a number of this size"));
            }
            return Long.valueOf(word.text());
        } catch (NumberFormatException e) {
            throw refused(word.text(), "a number of this size");
        }
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
        return error("Did not expect '%s' there".formatted(peek().text()));
    }

    private static ProtocolError refused(String word, String wanted) {
        return error("Did not expect '%s', but %s".formatted(word, wanted));
    }

    private static ProtocolError error(String message) {
        return new ProtocolError(ErrorCode.INVALID_QUERY_EXPRESSION, message);
    }
}
