package shop.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The forms in which moments and days are written, in bodies as in queries (RFC 3339; no numbers, no other years). */
final class Forms {

    static final Form<Instant> MOMENT = new Form<>(
            Instant.class,
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})"),
            text -> OffsetDateTime.parse(text).toInstant(),
            "must be a moment such as 2026-12-21T15:30:00Z");

    static final Form<LocalDate> DAY = new Form<>(
            LocalDate.class,
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}"),
            LocalDate::parse,
            "must be a day such as 2026-12-24");

    private Forms() {}

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
