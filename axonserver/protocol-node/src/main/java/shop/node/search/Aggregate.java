package shop.node.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.Set;

/**
 * One value of many rows.
 *
 * @param kind which one
 * @param of the value of each row that goes in; empty: the row itself, which only a count knows what to do with
 */
record Aggregate(Kind kind, Optional<Expression> of) {

    enum Kind {
        /** How many values are there and are not false. */
        COUNT,
        MIN,
        MAX,
        /** Of those that are numbers. */
        AVG
    }

    static final Set<String> WORDS = Set.of("count", "min", "max", "avg");

    Running begin() {
        return new Running();
    }

    /** While rows go in. */
    final class Running {
        private long count;
        private BigDecimal sum = BigDecimal.ZERO;
        private Optional<Object> best = Optional.empty();

        void take(Row row, Kept kept) {
            Object value = of.isEmpty() ? Boolean.TRUE : of.get().of(row);
            if (value == null) {
                return;
            }
            switch (kind) {
                case COUNT -> count += Boolean.FALSE.equals(value) ? 0 : 1;
                case AVG ->
                    Values.number(value).ifPresent(number -> {
                        count++;
                        sum = sum.add(number, MathContext.DECIMAL128);
                    });
                default -> {
                    if (best.isEmpty() || isBetter(Values.compare(value, best.get()))) {
                        kept.replace(best.orElse(""), value);
                        best = Optional.of(value);
                    }
                }
            }
        }

        private boolean isBetter(int than) {
            return kind == Kind.MIN ? than < 0 : than > 0;
        }

        /** {@code null} where there was no value. */
        Object result() {
            return switch (kind) {
                case COUNT -> (Object) count;
                case AVG -> count == 0 ? null : sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64);
                default -> best.orElse(null);
            };
        }
    }
}
