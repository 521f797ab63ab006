package shop.node.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** How values of a query compare and reckon. Of one kind they do so as that; of different kinds as texts. */
final class Values {

    /** Digits, and places before or after the point; a number beyond would be written out with all of them. */
    private static final int MOST_DIGITS = 1_000;

    private Values() {}

    static boolean equal(Object one, Object other) {
        return one != null && other != null && compare(one, other) == 0;
    }

    /** As {@link #equal}, of names of types: the last part will do, after a point or a dollar sign. */
    static boolean sameType(Object stored, Object wanted) {
        if (stored == null || wanted == null) {
            return false;
        }
        String name = text(stored);
        String part = text(wanted);
        return name.equals(part) || (!part.isEmpty() && (name.endsWith("." + part) || name.endsWith("$" + part)));
    }

    static int compare(Object one, Object other) {
        Optional<BigDecimal> number = number(one);
        Optional<BigDecimal> than = number(other);
        if (number.isPresent() && than.isPresent() && (isNumeric(one) || isNumeric(other))) {
            return number.get().compareTo(than.get());
        }
        if (one instanceof Instant || other instanceof Instant) {
            Optional<Instant> time = time(one);
            Optional<Instant> thanTime = time(other);
            if (time.isPresent() && thanTime.isPresent()) {
                return time.get().compareTo(thanTime.get());
            }
        }
        return text(one).compareTo(text(other));
    }

    private static boolean isNumeric(Object value) {
        return value instanceof Number || value instanceof Instant;
    }

    /**
     * Numbers, instants as milliseconds since 1970, and texts that are written as numbers; empty for others, and for numbers
     * with more than {@value #MOST_DIGITS} digits or places.
     */
    static Optional<BigDecimal> number(Object value) {
        if (value instanceof Instant time) {
            return Optional.of(BigDecimal.valueOf(time.toEpochMilli()));
        }
        if (value instanceof BigDecimal number) {
            return Optional.of(number).filter(Values::isUsable);
        }
        if (value instanceof Number || value instanceof String) {
            String written = value.toString();
            if (written.length() > 2 * MOST_DIGITS) {
                return Optional.empty();
            }
            try {
                return Optional.of(new BigDecimal(written)).filter(Values::isUsable);
            } catch (NumberFormatException noNumber) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isUsable(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && number.scale() <= MOST_DIGITS && number.scale() >= -MOST_DIGITS;
    }

    static Optional<Instant> time(Object value) {
        if (value instanceof Instant time) {
            return Optional.of(time);
        }
        try {
            return value instanceof Number number
                    ? Optional.of(Instant.ofEpochMilli(number.longValue()))
                    : Optional.of(Instant.parse(text(value)));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return isUsable(number) ? number.stripTrailingZeros().toPlainString() : number.toString();
        }
        if (value instanceof List<?> values) {
            return values.stream().map(Values::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return Objects.toString(value, "");
    }

    /** A sum of texts puts them together; of anything else that is no number there is none. */
    static Object reckon(String sign, Object one, Object other) {
        Optional<BigDecimal> left = number(one);
        Optional<BigDecimal> right = number(other);
        if (left.isEmpty() || right.isEmpty()) {
            return sign.equals("+") && one != null && other != null ? text(one) + text(other) : null;
        }
        return switch (sign) {
            case "+" -> left.get().add(right.get());
            case "-" -> left.get().subtract(right.get());
            case "*" -> left.get().multiply(right.get());
            default -> divide(sign, left.get(), right.get());
        };
    }

    private static Object divide(String sign, BigDecimal left, BigDecimal right) {
        if (right.signum() == 0) {
            return null;
        }
        return sign.equals("/") ? left.divide(right, MathContext.DECIMAL64) : left.remainder(right);
    }

    /** In a text as a part of it, in a list as one of its values. */
    static boolean contains(Object whole, Object part) {
        if (whole == null || part == null) {
            return false;
        }
        return whole instanceof List<?> values
                ? values.stream().anyMatch(value -> equal(value, part))
                : text(whole).contains(text(part));
    }
}
