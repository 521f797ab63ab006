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
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Understands queries:
 *
 * <pre>
 * query      = [stage {"|" stage}]
 * stage      = condition | "last" [number] unit | "sortby" "(" name ["," "asc"|"desc"] ")" | "limit" "(" number ")"
 *            | "select" "(" column {"," column} ")" | "groupby" "(" keys {"," aggregate} ")" | aggregate
 * keys       = column | "[" column {"," column} "]"
 * column     = condition ["as" name]
 * aggregate  = ("count" ["(" [condition] ")"] | ("min"|"max"|"avg") "(" condition ")") ["as" name]
 * condition  = all {"or" all}          all = one {"and" one}          one = ["not"] comparison
 * comparison = sum [("="|"!="|"&lt;>"|"&lt;"|">"|"&lt;="|">="|"contains"|"match") sum | "in" list]
 * sum        = product {("+"|"-") product}          product = value {("*"|"/"|"%") value}
 * value      = text | number | list | name | "metaData" "(" text ")" | function "(" [sum {"," sum}] ")" | "(" condition ")" | "-" value
 * list       = "[" sum {"," sum} "]" | "(" sum {"," sum} ")"
 * unit       = "second" | "minute" | "hour" | "day" | "week" | "month" | "year", with or without s
 * </pre>
 *
 * A name is a field of an event until a stage makes other columns, and one of those from there on. The time of "last" is
 * that of the events, wherever it stands.
 */
final class QueryParser {

    /** More of them are nothing that a person wrote. */
    private static final int MOST_STAGES = 30;

    private final QueryWords words;
    private final Instant now;

    private Columns columns = Columns.ofEvents();
    private Predicate<EventWithToken> condition = event -> true;
    private Optional<Instant> since = Optional.empty();
    private Optional<Comparator<EventWithToken>> order = Optional.empty();
    private long limit = Long.MAX_VALUE;
    private final List<Supplier<PipelineStage>> stages = new ArrayList<>();
    private int gathering;

    QueryParser(QueryWords words, Instant now) {
        this.words = words;
        this.now = now;
    }

    EventQuery parse() {
        if (!words.isAtEnd()) {
            do {
                stage();
            } while (words.accept("|"));
        }
        if (!words.isAtEnd()) {
            throw words.unexpected();
        }
        return new EventQuery(
                condition,
                since,
                order,
                limit,
                columns.areThoseOfEvents()
                        ? Optional.empty()
                        : Optional.of(new Table(columns.names(), List.copyOf(stages), gathering)));
    }

    private void stage() {
        if (stages.size() == MOST_STAGES) {
            throw QueryWords.refused(words.peek().text(), "%d stages at most".formatted(MOST_STAGES));
        }
        if (words.accept("last")) {
            last();
        } else if (words.accept("sortby")) {
            sortBy();
        } else if (words.accept("limit")) {
            boolean bracket = words.accept("(");
            limit(words.number());
            words.closing(bracket);
        } else if (words.accept("select")) {
            select();
        } else if (words.accept("groupby")) {
            groupBy();
        } else if (isAggregate()) {
            group(List.of(), List.of(aggregate()));
        } else {
            filter();
        }
    }

    /** A column of that name, too, may begin a condition. */
    private boolean isAggregate() {
        Word word = words.peek();
        return word.kind() == Word.Kind.NAME
                && Aggregate.WORDS.contains(word.text().toLowerCase(Locale.ROOT))
                && (words.isFollowedBy("(") || columns.named(word.text()).isEmpty());
    }

    private ExpressionParser expressions() {
        return new ExpressionParser(words, columns);
    }

    private void filter() {
        Word first = words.peek();
        Expression wanted = expressions().condition();
        if (wanted.kind() != Expression.Kind.TRUTH) {
            throw words.isAtEnd()
                    ? QueryWords.refused(first.text(), "a condition, such as payloadType = \"OrderPlaced\"")
                    : QueryWords.refused(
                            words.peek().text(), "a comparison: =, !=, <, >, <=, >=, in, contains or match");
        }
        if (columns.areThoseOfEvents()) {
            beforeLimit(first);
            condition = condition.and(event -> wanted.holds(Row.of(event)));
        } else {
            stages.add(() -> PipelineStage.filter(wanted));
        }
    }

    private void beforeLimit(Word word) {
        if (limit != Long.MAX_VALUE) {
            throw QueryWords.refused(word.text(), "what is wanted and its order before its limit");
        }
    }

    private void last() {
        long amount = words.peek().kind() == Word.Kind.NUMBER ? words.number() : 1;
        if (words.peek().kind() != Word.Kind.NAME) {
            throw QueryWords.refused(words.next().text(), "a number of minutes, hours or days");
        }
        try {
            // In milliseconds, as events have theirs: there are instants that have none.
            Instant from = Instant.ofEpochMilli(now.atZone(ZoneOffset.UTC)
                    .minus(duration(amount))
                    .toInstant()
                    .toEpochMilli());
            since = Optional.of(since.filter(from::isBefore).orElse(from));
        } catch (ArithmeticException | DateTimeException tooLong) {
            throw QueryWords.refused(Long.toString(amount), "less");
        }
    }

    private TemporalAmount duration(long amount) {
        String unit = words.next().text().toLowerCase(Locale.ROOT);
        int count = Math.toIntExact(amount);
        return switch (unit) {
            case "second", "seconds" -> ChronoUnit.SECONDS.getDuration().multipliedBy(amount);
            case "minute", "minutes" -> ChronoUnit.MINUTES.getDuration().multipliedBy(amount);
            case "hour", "hours" -> ChronoUnit.HOURS.getDuration().multipliedBy(amount);
            case "day", "days" -> Period.ofDays(count);
            case "week", "weeks" -> Period.ofWeeks(count);
            case "month", "months" -> Period.ofMonths(count);
            case "year", "years" -> Period.ofYears(count);
            default -> throw QueryWords.refused(unit, "seconds, minutes, hours, days, weeks, months or years");
        };
    }

    private void limit(long most) {
        if (columns.areThoseOfEvents()) {
            limit = Math.min(limit, most);
        } else {
            stages.add(() -> PipelineStage.limit(most));
        }
    }

    private void sortBy() {
        boolean bracket = words.accept("(");
        Word word = words.next();
        boolean descending = words.accept(",") && isDescending(words.next().text());
        words.closing(bracket);
        Comparator<Row> by = columns.order(word.text(), descending)
                .orElseThrow(() -> QueryWords.refused(word.text(), "a column: " + columns.words()));
        if (columns.areThoseOfEvents()) {
            beforeLimit(word);
            order = Optional.of((one, other) -> by.compare(Row.of(one), Row.of(other)));
        } else {
            stages.add(() -> PipelineStage.sort(by));
            gathering++;
        }
    }

    private static boolean isDescending(String direction) {
        if (!direction.equalsIgnoreCase("desc") && !direction.equalsIgnoreCase("asc")) {
            throw QueryWords.refused(direction, "asc or desc");
        }
        return direction.equalsIgnoreCase("desc");
    }

    private void select() {
        bracket();
        List<Column> selected = columns(")");
        columns = Columns.of(selected);
        stages.add(() -> PipelineStage.select(selected));
    }

    private void groupBy() {
        bracket();
        List<Column> keys = words.accept("[") ? columns("]") : List.of(column());
        List<Named> aggregates = new ArrayList<>();
        while (words.accept(",")) {
            if (!isAggregate()) {
                throw QueryWords.refused(words.next().text(), "count, min, max or avg; several keys go in [brackets]");
            }
            aggregates.add(aggregate());
        }
        words.closing(true);
        group(keys, aggregates);
    }

    private void bracket() {
        if (!words.accept("(")) {
            throw words.unexpected();
        }
    }

    private void group(List<Column> keys, List<Named> named) {
        List<Aggregate> aggregates = named.stream().map(Named::aggregate).toList();
        List<Column> made =
                Columns.together(keys, named.stream().map(Named::column).toList());
        if (columns.areThoseOfEvents() && limit == Long.MAX_VALUE) {
            // No group hangs on the order of all.
            order = Optional.empty();
        }
        columns = Columns.of(made);
        stages.add(() -> new Groups(keys, aggregates));
        gathering++;
    }

    private List<Column> columns(String end) {
        List<Column> all = new ArrayList<>();
        do {
            all.add(column());
        } while (words.accept(","));
        if (!words.accept(end)) {
            throw words.unexpected();
        }
        return List.copyOf(all);
    }

    private Column column() {
        int from = words.place();
        Expression value = expressions().condition();
        return new Column(name(words.since(from)), value);
    }

    private String name(String otherwise) {
        if (!words.accept("as")) {
            return otherwise;
        }
        Word name = words.next();
        if (name.kind() != Word.Kind.NAME) {
            throw QueryWords.refused(name.text(), "a name for the column");
        }
        return name.text();
    }

    /** An aggregate, and the column that it makes. */
    private record Named(Aggregate aggregate, Column column) {}

    private Named aggregate() {
        int from = words.place();
        Aggregate.Kind kind = Aggregate.Kind.valueOf(words.next().text().toUpperCase(Locale.ROOT));
        Optional<Expression> of = Optional.empty();
        if (words.accept("(") && !words.accept(")")) {
            of = Optional.of(expressions().condition());
            words.closing(true);
        }
        if (of.isEmpty() && kind != Aggregate.Kind.COUNT) {
            throw QueryWords.refused(
                    kind.name().toLowerCase(Locale.ROOT), "of what, as in max(aggregateSequenceNumber)");
        }
        String written = of.isEmpty() ? "count" : words.since(from);
        return new Named(new Aggregate(kind, of), new Column(name(written), Expression.constant(kindOf(kind, of), 0L)));
    }

    private static Expression.Kind kindOf(Aggregate.Kind kind, Optional<Expression> of) {
        return switch (kind) {
            case COUNT, AVG -> Expression.Kind.NUMBER;
            case MIN, MAX -> of.map(Expression::kind).orElse(Expression.Kind.ANY);
        };
    }
}
