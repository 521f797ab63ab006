package shop.node.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import shop.node.transport.ProtocolError;

/** Understands what has a value for each row: conditions, sums, functions, columns. */
final class ExpressionParser {

    private static final String A_PATTERN =
            "a pattern in RE2's syntax (without look-around and back-references) of at most %d characters, not repeated too often"
                    .formatted(TextPattern.LONGEST);

    /** Of a query: each takes a place on the stack, when it is understood and when it is reckoned with. */
    private static final int MOST_PARTS = 250;

    private final QueryWords words;
    private final Columns columns;
    private int parts;

    /** @param columns what names mean */
    ExpressionParser(QueryWords words, Columns columns) {
        this.words = words;
        this.columns = columns;
    }

    Expression condition() {
        Expression any = all();
        while (words.peek().is("or")) {
            part();
            Expression left = truth(any);
            words.next();
            Expression right = truth(all());
            any = Expression.truth(event -> left.holds(event) || right.holds(event));
        }
        return any;
    }

    private Expression all() {
        Expression all = one();
        while (words.peek().is("and")) {
            part();
            Expression left = truth(all);
            words.next();
            Expression right = truth(one());
            all = Expression.truth(event -> left.holds(event) && right.holds(event));
        }
        return all;
    }

    private Expression one() {
        if (words.accept("not")) {
            part();
            Expression inner = truth(one());
            return Expression.truth(event -> !inner.holds(event));
        }
        return comparison();
    }

    /** Another one that stands within others, or is put together with them. */
    private void part() {
        parts++;
        if (parts > MOST_PARTS) {
            throw QueryWords.refused(
                    words.peek().text(), "%d brackets, functions and signs at most".formatted(MOST_PARTS));
        }
    }

    private Expression truth(Expression condition) {
        if (condition.kind() != Expression.Kind.TRUTH) {
            throw QueryWords.refused(words.peek().text(), "a comparison");
        }
        return condition;
    }

    private Expression comparison() {
        Expression left = sum();
        if (words.accept("in")) {
            return in(left);
        }
        if (words.peek().is("contains") || words.peek().is("match")) {
            String function = words.next().text().toLowerCase(Locale.ROOT);
            return call(function, List.of(left, sum())).orElseThrow();
        }
        Optional<IntPredicate> sign = sign();
        if (sign.isEmpty()) {
            return left;
        }
        String written = words.next().text();
        Word word = words.peek();
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

    private static boolean same(Expression one, Expression other, Row event) {
        return one.kind() == Expression.Kind.TYPE_NAME
                ? Values.sameType(one.of(event), other.of(event))
                : Values.equal(one.of(event), other.of(event));
    }

    private Expression in(Expression left) {
        boolean bracket = words.accept("(");
        if (!bracket && !words.accept("[")) {
            throw words.unexpected();
        }
        List<Expression> values = values(left.kind(), bracket ? ")" : "]");
        return Expression.truth(event -> values.stream().anyMatch(value -> same(left, value, event)));
    }

    private List<Expression> values(Expression.Kind kind, String end) {
        List<Expression> values = new ArrayList<>();
        do {
            Word word = words.peek();
            values.add(as(kind, word, sum()));
        } while (words.accept(","));
        if (!words.accept(end)) {
            throw words.unexpected();
        }
        return values;
    }

    /** What is compared with a number or a time must be one: a text that is none would never fit. */
    private Expression as(Expression.Kind kind, Word word, Expression value) {
        if (word.kind() == Word.Kind.TEXT && value.kind() == Expression.Kind.TEXT) {
            if (kind == Expression.Kind.NUMBER && Values.number(word.text()).isEmpty()) {
                throw QueryWords.refused(word.text(), "a number");
            }
            if (kind == Expression.Kind.TIME && Values.time(word.text()).isEmpty()) {
                throw QueryWords.refused(word.text(), "a time like 2024-12-31T23:59:59Z");
            }
        }
        return value;
    }

    /** Looks whether a comparison follows, without taking it. */
    private Optional<IntPredicate> sign() {
        return Optional.ofNullable(
                switch (words.peek().kind() == Word.Kind.SIGN ? words.peek().text() : "") {
                    case "=", "!=", "<>" -> order -> order == 0;
                    case "<" -> order -> order < 0;
                    case ">" -> order -> order > 0;
                    case "<=" -> order -> order <= 0;
                    case ">=" -> order -> order >= 0;
                    default -> null;
                });
    }

    Expression sum() {
        Expression sum = product();
        while (words.peek().is("+") || words.peek().is("-")) {
            part();
            sum = reckoned(words.next().text(), sum, product());
        }
        return sum;
    }

    private Expression product() {
        Expression product = value();
        while (words.peek().is("*") || words.peek().is("/") || words.peek().is("%")) {
            part();
            product = reckoned(words.next().text(), product, value());
        }
        return product;
    }

    private static Expression reckoned(String sign, Expression left, Expression right) {
        return new Expression(Expression.Kind.ANY, event -> Values.reckon(sign, left.of(event), right.of(event)));
    }

    private Expression value() {
        if (words.accept("(")) {
            part();
            Expression inner = condition();
            words.closing(true);
            return inner;
        }
        if (words.accept("[")) {
            part();
            List<Expression> values = values(Expression.Kind.ANY, "]");
            return new Expression(
                    Expression.Kind.LIST,
                    event -> values.stream().map(value -> value.of(event)).toList());
        }
        if (words.accept("-")) {
            part();
            return reckoned("-", Expression.constant(Expression.Kind.NUMBER, 0L), value());
        }
        Word word = words.next();
        return switch (word.kind()) {
            case TEXT -> Expression.constant(Expression.Kind.TEXT, word.text());
            case NUMBER -> Expression.constant(Expression.Kind.NUMBER, QueryWords.number(word));
            case NAME -> named(word);
            default -> throw QueryWords.refused(word.text(), "a field, a text or a number");
        };
    }

    private Expression named(Word word) {
        String name = word.text();
        if (columns.areThoseOfEvents() && name.equals(Field.META_DATA.word()) && words.accept("(")) {
            return metaData();
        }
        if (words.peek().is("(")) {
            return function(word);
        }
        return columns.named(name).orElseThrow(() -> unknown(word));
    }

    private Expression metaData() {
        Word key = words.next();
        if (key.kind() != Word.Kind.TEXT) {
            throw QueryWords.refused(key.text(), "the key of a metadata value as a quoted text");
        }
        words.closing(true);
        return new Expression(
                Expression.Kind.ANY,
                row -> Field.metaData(row.event().getEvent(), key.text()).orElse(null));
    }

    private Expression function(Word word) {
        if (!Functions.isNamed(word.text())) {
            throw unknown(word);
        }
        words.next();
        part();
        List<Expression> arguments = new ArrayList<>();
        List<Word> begins = new ArrayList<>();
        if (!words.accept(")")) {
            do {
                begins.add(words.peek());
                arguments.add(sum());
            } while (words.accept(","));
            words.closing(true);
        }
        if (word.text().equals("jsonpath")
                && begins.size() == 2
                && !Functions.isPath(begins.get(1).text())) {
            throw QueryWords.refused(begins.get(1).text(), "a path like $.lines[0].sku or $.lines[*].sku");
        }
        return call(word.text(), arguments)
                .orElseThrow(() ->
                        QueryWords.refused(word.text(), "with another number of values than " + arguments.size()));
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
                        TextPattern.of(written.get()).orElseThrow(() -> QueryWords.refused(written.get(), A_PATTERN))));
    }

    private ProtocolError unknown(Word word) {
        String name = word.text().toLowerCase(Locale.ROOT);
        if (name.equals("xpath")) {
            return QueryWords.error("'xpath' is not known here: jsonpath reads JSON, contains and match read any text");
        }
        if (Aggregate.WORDS.contains(name) || name.equals("select") || name.equals("groupby")) {
            return QueryWords.error(
                    "'%s' is a stage of its own: put a bar before it, and none of its kind into a condition"
                            .formatted(word.text()));
        }
        return QueryWords.error("Did not expect '%s', which is no column (%s) and no function (%s)"
                .formatted(word.text(), columns.words(), Functions.words()));
    }
}
