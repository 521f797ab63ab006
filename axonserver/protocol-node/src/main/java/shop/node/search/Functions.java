package shop.node.search;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The functions of the query language, as its <a
 * href="https://docs.axoniq.io/axon-server-query-language-guide/">description</a> has them; without {@code xpath}.
 */
final class Functions {

    /** A function's result and how many arguments it takes. */
    private record Named(Expression.Kind kind, int fewest, int most, Function<List<Object>, Object> value) {}

    private static final Map<String, Named> ALL = new TreeMap<>();

    static {
        text("lower", 1, 1, given -> Values.text(given.get(0)).toLowerCase(Locale.ROOT));
        text("upper", 1, 1, given -> Values.text(given.get(0)).toUpperCase(Locale.ROOT));
        text("left", 2, 2, given -> part(given.get(0), 0, whole(given.get(1))));
        text("right", 2, 2, given -> {
            int length = Values.text(given.get(0)).length();
            return part(given.get(0), length - whole(given.get(1)), length);
        });
        text(
                "substring",
                2,
                3,
                given -> part(
                        given.get(0), whole(given.get(1)), given.size() < 3 ? Integer.MAX_VALUE : whole(given.get(2))));
        text(
                "concat",
                1,
                2,
                given -> given.get(0) instanceof List<?> values
                        ? values.stream()
                                .map(Values::text)
                                .collect(Collectors.joining(given.size() < 2 ? "" : Values.text(given.get(1))))
                        : Values.text(given.get(0)));
        text("formatDate", 2, 3, Functions::formatted);
        ALL.put("length", new Named(Expression.Kind.NUMBER, 1, 1, given ->
                (long) Values.text(given.get(0)).length()));
        ALL.put(
                "contains",
                new Named(Expression.Kind.TRUTH, 2, 2, given -> Values.contains(given.get(0), given.get(1))));
        ALL.put("match", new Named(Expression.Kind.TRUTH, 2, 2, given -> matches(given.get(0), given.get(1))));
        ALL.put("jsonpath", new Named(Expression.Kind.ANY, 2, 2, given -> json(given.get(0), given.get(1))));
        ofTime("hour", ChronoField.HOUR_OF_DAY);
        ofTime("minute", ChronoField.MINUTE_OF_HOUR);
        ofTime("day", ChronoField.DAY_OF_MONTH);
        ofTime("week", IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        ofTime("month", ChronoField.MONTH_OF_YEAR);
        ofTime("year", ChronoField.YEAR);
    }

    private Functions() {}

    private static void text(String name, int fewest, int most, Function<List<Object>, Object> value) {
        ALL.put(name, new Named(Expression.Kind.TEXT, fewest, most, value));
    }

    private static void ofTime(String name, TemporalField field) {
        ALL.put(
                name,
                new Named(
                        Expression.Kind.NUMBER,
                        1,
                        1,
                        given -> Values.time(given.get(0))
                                .flatMap(time -> of(time, field))
                                .orElse(null)));
    }

    /** Of an instant that no calendar reaches, nothing. */
    private static Optional<Object> of(Instant time, TemporalField field) {
        try {
            return Optional.of((long) time.atZone(ZoneOffset.UTC).get(field));
        } catch (DateTimeException beyond) {
            return Optional.empty();
        }
    }

    static boolean isNamed(String word) {
        return ALL.containsKey(word);
    }

    /** The words of all functions, for people. */
    static String words() {
        return String.join(", ", ALL.keySet());
    }

    /** Empty when it does not take so many arguments. */
    static Optional<Expression> call(String name, List<Expression> arguments) {
        Named named = ALL.get(name);
        if (arguments.size() < named.fewest() || arguments.size() > named.most()) {
            return Optional.empty();
        }
        return Optional.of(new Expression(named.kind(), event -> {
            List<Object> given = new ArrayList<>();
            arguments.forEach(argument -> given.add(argument.of(event)));
            return given.get(0) == null ? null : named.value().apply(given);
        }));
    }

    /** Whether a text is like a pattern that the query itself gives. */
    static Expression match(Expression text, TextPattern pattern) {
        return new Expression(Expression.Kind.TRUTH, event -> {
            Object given = text.of(event);
            return given == null ? null : pattern.fits(Values.text(given));
        });
    }

    private static int whole(Object number) {
        return Values.number(number)
                .map(value -> value.max(BigDecimal.ZERO)
                        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                        .intValue())
                .orElse(0);
    }

    private static String part(Object of, int from, int to) {
        String text = Values.text(of);
        int begin = Math.max(0, Math.min(from, text.length()));
        return text.substring(begin, Math.max(begin, Math.min(to, text.length())));
    }

    private static boolean matches(Object text, Object pattern) {
        return TextPattern.of(Values.text(pattern))
                .map(usable -> usable.fits(Values.text(text)))
                .orElse(false);
    }

    private static Object formatted(List<Object> given) {
        try {
            ZoneId zone = given.size() < 3 ? ZoneOffset.UTC : ZoneId.of(Values.text(given.get(2)));
            DateTimeFormatter format = DateTimeFormatter.ofPattern(Values.text(given.get(1)), Locale.ROOT);
            Optional<ZonedDateTime> time = Values.time(given.get(0)).map((Instant at) -> at.atZone(zone));
            return time.map(format::format).orElse(null);
        } catch (DateTimeException | IllegalArgumentException noFormat) {
            return null;
        }
    }

    /** Steps of a path: a name, a name in brackets, a number, or all. */
    private static final Pattern STEP =
            Pattern.compile("\\.([A-Za-z_$][\\w$-]*)|\\[(?:'([^']*)'|\"([^\"]*)\")]|\\[(\\d{1,9})]|(\\[\\*]|\\.\\*)");

    /** Without a way back from a step, which would take a place on the stack for each. */
    private static final Pattern PATH = Pattern.compile("\\$(?:" + STEP.pattern() + ")*+");

    static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    /** The value at a path; several as a list; null when there is none, or the data is no JSON. */
    private static Object json(Object data, Object path) {
        try {
            List<JsonElement> found = List.of(JsonParser.parseString(Values.text(data)));
            boolean several = false;
            Matcher steps = STEP.matcher(Values.text(path));
            while (steps.find()) {
                several |= steps.group(5) != null;
                found = found.stream()
                        .flatMap(element -> step(element, steps).stream())
                        .toList();
            }
            List<Object> values = found.stream().map(Functions::plain).toList();
            return several ? values : values.isEmpty() ? null : values.get(0);
        } catch (JsonParseException noJson) {
            return null;
        }
    }

    private static List<JsonElement> step(JsonElement from, Matcher step) {
        if (step.group(5) != null) {
            return from instanceof JsonArray array
                    ? array.asList()
                    : from.isJsonObject()
                            ? List.copyOf(from.getAsJsonObject().asMap().values())
                            : List.of();
        }
        if (step.group(4) != null) {
            int index = Integer.parseInt(step.group(4));
            return from instanceof JsonArray array && index < array.size() ? List.of(array.get(index)) : List.of();
        }
        String name = step.group(1) != null ? step.group(1) : step.group(2) != null ? step.group(2) : step.group(3);
        return from.isJsonObject() && from.getAsJsonObject().has(name)
                ? List.of(from.getAsJsonObject().get(name))
                : List.of();
    }

    private static Object plain(JsonElement element) {
        if (element instanceof JsonPrimitive primitive) {
            return primitive.isNumber()
                    ? primitive.getAsBigDecimal()
                    : primitive.isBoolean() ? (Object) primitive.getAsBoolean() : primitive.getAsString();
        }
        return element.toString();
    }
}
