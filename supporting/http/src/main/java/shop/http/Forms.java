package shop.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The forms in which moments and days are written, in bodies as in queries (RFC 3339; no numbers, no other years). */
final class Forms {

    static final Form<Instant> MOMENT = new Form<>(
            Instant.class,
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)"),
            Forms::moment,
            "must be a moment such as 2026-12-21T15:30:00Z");

    static final Form<LocalDate> DAY = new Form<>(
            LocalDate.class,
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}"),
            LocalDate::parse,
            "must be a day such as 2026-12-24");

    private Forms() {}

    /** The library's own offsets end at 18 hours. */
    private static Instant moment(String text) {
        int offset = text.length() - (text.endsWith("Z") ? "Z" : "+00:00").length();
        Instant here = LocalDateTime.parse(text.substring(0, offset)).toInstant(ZoneOffset.UTC);
        if (text.endsWith("Z")) {
            return here;
        }
        Duration ahead = Duration.between(LocalTime.MIN, LocalTime.parse(text.substring(offset + 1)));
        return text.charAt(offset) == '+' ? here.minus(ahead) : here.plus(ahead);
    }

    /**
     * One of them.
     *
     * @param expected what to write, for whoever wrote something else
     */
    record Form<T>(Class<T> type, Pattern pattern, Function<String, T> reader, String expected) {

        Optional<T> read(String text) {
            if (!pattern.matcher(text).matches()) {
                return Optional.empty();
            }
            try {
                return Optional.of(reader.apply(text));
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }
    }
}
