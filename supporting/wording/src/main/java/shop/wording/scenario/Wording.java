package shop.wording.scenario;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.wording.scenario.Phrase.Clause;

/** Words messages and their values for people who know no Java. */
public final class Wording {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Wording() {}

    /** A command or an event: its name, then what it says. */
    public static Phrase message(Object message) {
        String name = "*" + Words.of(message.getClass().getSimpleName()) + "*";
        return message.getClass().isRecord() ? facts(message).after(name) : Phrase.of(name);
    }

    public static String moment(Instant moment) {
        return MOMENT.format(moment).replace(":00 UTC", " UTC");
    }

    public static String duration(Duration duration) {
        List<String> parts = Stream.of(
                        counted(duration.toDaysPart(), "day"),
                        counted(duration.toHoursPart(), "hour"),
                        counted(duration.toMinutesPart(), "minute"),
                        counted(duration.toSecondsPart(), "second"),
                        counted(duration.toMillisPart(), "millisecond"))
                .flatMap(Optional::stream)
                .toList();
        if (parts.size() < 2) {
            return parts.isEmpty() ? "no time" : parts.get(0);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.get(parts.size() - 1);
    }

    private static Optional<String> counted(long count, String unit) {
        return count == 0 ? Optional.empty() : Optional.of(count + " " + unit + (count == 1 ? "" : "s"));
    }

    private static Phrase facts(Object message) {
        List<Clause> clauses = new ArrayList<>();
        List<Phrase> details = new ArrayList<>();
        for (RecordComponent component : message.getClass().getRecordComponents()) {
            Object value = Components.value(message, component);
            if (isSaid(value)) {
                Phrase phrase = value(value);
                String label = Words.label(component.getName());
                if (phrase.details().isEmpty()) {
                    clauses.add(new Clause(label, phrase.inline(), isIdentity(component)));
                } else {
                    details.add(phrase.after(label));
                }
            }
        }
        return new Phrase("", clauses, details);
    }

    /** A value that stands alone. */
    public static Phrase value(Object value) {
        Optional<String> words = plain(value);
        if (words.isPresent()) {
            return Phrase.of(Markdown.code(words.get()));
        }
        if (value instanceof Optional<?> present) {
            return present.<Phrase>map(Wording::value).orElseGet(() -> Phrase.of("none"));
        }
        if (value instanceof Collection<?> several) {
            return listed(several.stream().map(Wording::value).toList());
        }
        if (value instanceof Map<?, ?> map) {
            return listed(map.entrySet().stream()
                    .map(entry ->
                            value(entry.getValue()).after(value(entry.getKey()).inline() + " → "))
                    .sorted(Comparator.comparing(Phrase::text))
                    .toList());
        }
        if (value.getClass().isRecord()) {
            RecordComponent[] components = value.getClass().getRecordComponents();
            return components.length == 1 ? value(Components.value(value, components[0])) : facts(value);
        }
        return Phrase.of(Markdown.code(String.valueOf(value)));
    }

    /** Plain values in a row, anything that has parts below one another. */
    private static Phrase listed(List<Phrase> phrases) {
        if (phrases.isEmpty()) {
            return Phrase.of("none");
        }
        boolean inRow = phrases.stream()
                .allMatch(
                        phrase -> phrase.clauses().isEmpty() && phrase.details().isEmpty());
        return inRow
                ? Phrase.of(phrases.stream().map(Phrase::text).collect(Collectors.joining(", ")))
                : new Phrase("", List.of(), phrases);
    }

    private static boolean isIdentity(RecordComponent component) {
        return component.getName().equals("id") || component.getName().endsWith("Id");
    }

    private static boolean isSaid(Object value) {
        return value != null && !(value instanceof Optional<?> optional && optional.isEmpty());
    }

    private static Optional<String> plain(Object value) {
        if (value instanceof Enum<?> constant) {
            return Optional.of(Words.of(constant));
        }
        if (value instanceof Boolean yes) {
            return Optional.of(yes ? "yes" : "no");
        }
        if (value instanceof Instant moment) {
            return Optional.of(moment(moment));
        }
        if (value instanceof Duration duration) {
            return Optional.of(duration(duration));
        }
        return value instanceof CharSequence || value instanceof Number || writesItself(value)
                ? Optional.of(value.toString())
                : Optional.empty();
    }

    /** Whether a record says itself how people write it, as an amount or an id does. */
    private static boolean writesItself(Object value) {
        return value.getClass().isRecord()
                && !value.toString().startsWith(value.getClass().getSimpleName() + "[");
    }
}
