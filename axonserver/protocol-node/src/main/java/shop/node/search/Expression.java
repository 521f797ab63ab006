package shop.node.search;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something that has a value for each row: a column, a constant, or what is made of them. A value is a {@link String}, a
 * {@link Number}, a {@link java.time.Instant}, a {@link Boolean}, a {@link java.util.List} of these, or {@code null} where
 * the row has none.
 *
 * @param kind what its values are, as far as the query itself tells
 * @param value its value for a row
 */
record Expression(Kind kind, Function<Row, Object> value) {

    enum Kind {
        TEXT,
        /** Of these last parts are enough to find one: {@code OrderPlaced} is {@code order.OrderPlaced}. */
        TYPE_NAME,
        NUMBER,
        TIME,
        TRUTH,
        LIST,
        ANY
    }

    static Expression constant(Kind kind, Object constant) {
        return new Expression(kind, new Constant(constant));
    }

    /** Its value if that is the same for each row, which the query alone tells. */
    Optional<Object> fixed() {
        return value instanceof Constant constant ? Optional.of(constant.same()) : Optional.empty();
    }

    private record Constant(Object same) implements Function<Row, Object> {

        @Override
        public Object apply(Row row) {
            return same;
        }
    }

    static Expression truth(Predicate<Row> condition) {
        return new Expression(Kind.TRUTH, condition::test);
    }

    Object of(Row row) {
        return value.apply(row);
    }

    boolean holds(Row row) {
        return Boolean.TRUE.equals(of(row));
    }
}
