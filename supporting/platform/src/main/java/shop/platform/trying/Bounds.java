package shop.platform.trying;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import shop.http.InvalidField;
import shop.kernel.Money;
import shop.wording.scenario.Components;

/**
 * Holds what a reader makes up within what a service can count out. Facts are believed without a rule that checks them, and
 * aggregates count units and days one by one: what is left of a memory or a day after a fact of two thousand million units, or of
 * the year 900000, is nothing.
 */
final class Bounds {

    /** So many characters a message may have as it is stored. */
    static final int LONGEST_CONTENT = 20_000;

    static final int MOST_OF_ONE = 10_000;
    static final int MOST_IN_ALL = 100_000;
    private static final int MOST_IN_A_LIST = 200;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private long inAll;

    /**
     * @param field how the caller knows the value
     * @throws InvalidField where a part of it is missing, or out of bounds
     */
    void check(String field, Object value) {
        if (value == null) {
            throw new InvalidField(field, "missing", "is missing");
        }
        if (value instanceof Money money) {
            refuseUnless(isWithin(money.minor(), Money.MOST), field, "must be an amount of at most 12 digits");
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                check(field + "." + component.getName(), Components.value(record, component));
            }
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(there -> check(field, there));
        } else if (value instanceof Collection<?> several) {
            refuseUnless(several.size() <= MOST_IN_A_LIST, field, "must have at most " + MOST_IN_A_LIST + " entries");
            int index = 0;
            for (Object each : several) {
                check(field + "[" + index + "]", each);
                index++;
            }
        } else if (value instanceof Map<?, ?> map) {
            refuseUnless(map.size() <= MOST_IN_A_LIST, field, "must have at most " + MOST_IN_A_LIST + " entries");
            map.forEach((key, each) -> check(field + "." + key, each));
        } else {
            checkPlain(field, value);
        }
    }

    private void checkPlain(String field, Object value) {
        if (value instanceof Integer number) {
            inAll += Math.abs((long) number);
            refuseUnless(Math.abs((long) number) <= MOST_OF_ONE, field, "must be at most " + MOST_OF_ONE);
            refuseUnless(inAll <= MOST_IN_ALL, field, "must be less: all numbers together are at most " + MOST_IN_ALL);
        } else if (value instanceof Long number) {
            refuseUnless(isWithin(number, Money.MOST), field, "must be a number of at most 12 digits");
        } else if (value instanceof Instant moment) {
            refuseUnless(!moment.isBefore(EARLIEST) && moment.isBefore(LATEST), field, "must be from 2000 to 2099");
        } else if (value instanceof LocalDate day) {
            refuseUnless(day.getYear() >= 2000 && day.getYear() < 2100, field, "must be from 2000 to 2099");
        } else if (value instanceof Duration duration) {
            refuseUnless(
                    duration.abs().compareTo(LONGEST) <= 0, field, "must be at most " + LONGEST.toDays() + " days");
        }
    }

    private static boolean isWithin(long number, long most) {
        return -most <= number && number <= most;
    }

    private static void refuseUnless(boolean kept, String field, String must) {
        if (!kept) {
            throw new InvalidField(field, "out-of-bounds", must);
        }
    }
}
