package shop.importer.files;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import shop.kernel.Money;

/** One line of a file, read value by value; whoever finds a value wrong can say where it stands. */
final class CsvRow {

    /** All amounts of the format are of this currency. */
    private static final String CURRENCY = "BRL";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final int LENGTH_OF_A_DAY = "2017-02-13".length();

    private final String file;
    private final long line;
    private final Map<String, Integer> header;
    private final CSVRecord values;

    CsvRow(String file, long line, Map<String, Integer> header, CSVRecord values) {
        this.file = file;
        this.line = line;
        this.header = header;
        this.values = values;
    }

    /** Nothing where the value is empty, or the file has no such column. */
    Optional<String> optional(String column) {
        return Optional.ofNullable(header.get(column))
                .map(position -> values.get(position).strip())
                .filter(text -> !text.isEmpty());
    }

    String text(String column) {
        return optional(column).orElseThrow(() -> wrong(column, "is empty"));
    }

    String id(String column) {
        String text = text(column);
        if (!ID.matcher(text).matches()) {
            throw wrong(column, "is '" + text + "', not 1 to 64 letters, digits or hyphens");
        }
        return text;
    }

    int number(String column) {
        String text = text(column);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw wrong(column, "is '" + text + "', not a whole number");
        }
    }

    /** An amount, exactly as written; nothing is rounded. */
    Money amount(String column) {
        String text = text(column);
        try {
            Money amount = Money.ofDecimal(new BigDecimal(text), CURRENCY);
            if (amount.isNegative()) {
                throw wrong(column, "is '" + text + "'; an amount is not negative");
            }
            return amount;
        } catch (NumberFormatException notANumber) {
            throw wrong(column, "is '" + text + "', not an amount such as 18.14");
        } catch (ArithmeticException tooFine) {
            throw wrong(column, "is '" + text + "', which is not a whole number of cents");
        }
    }

    Optional<LocalDateTime> moment(String column) {
        return optional(column).map(text -> {
            try {
                return text.length() == LENGTH_OF_A_DAY
                        ? LocalDate.parse(text).atStartOfDay()
                        : LocalDateTime.parse(text.replace(' ', 'T'));
            } catch (DateTimeException notAMoment) {
                throw wrong(column, "is '" + text + "', not a moment such as 2017-02-13 13:57:51");
            }
        });
    }

    <E> E oneOf(String column, Map<String, E> known) {
        return oneOf(column, text(column), known);
    }

    <E> Optional<E> optionallyOneOf(String column, Map<String, E> known) {
        return optional(column).map(text -> oneOf(column, text, known));
    }

    private <E> E oneOf(String column, String text, Map<String, E> known) {
        return Optional.ofNullable(known.get(text))
                .orElseThrow(() -> wrong(
                        column,
                        "is '" + text + "', not one of "
                                + String.join(
                                        ", ", known.keySet().stream().sorted().toList())));
    }

    BadFolder wrong(String column, String problem) {
        return new BadFolder("%s, column %s: %s".formatted(this, column, problem));
    }

    /** Where it stands. */
    @Override
    public String toString() {
        return "%s, line %d".formatted(file, line);
    }
}
