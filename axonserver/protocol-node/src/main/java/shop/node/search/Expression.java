package shop.node.search;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something that has a value for each event: a field, a constant, or what is made of them. A value is a {@link String}, a
 * {@link Number}, a {@link java.time.Instant}, a {@link Boolean}, a {@link java.util.List} of these, or {@code null} where
 * the event has none.
 *
 * @param kind what its values are, as far as the query itself tells
 * @param value its value for an event
 */
record Expression(Kind kind, Function<EventWithToken, Object> value) {

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

    /** Its value if that is the same for each event, which the query alone tells. */
    Optional<Object> fixed() {
        return value instanceof Constant constant ? Optional.of(constant.same()) : Optional.empty();
    }

    private record Constant(Object same) implements Function<EventWithToken, Object> {

        @Override
        public Object apply(EventWithToken event) {
            return same;
        }
    }

    static Expression truth(Predicate<EventWithToken> condition) {
        return new Expression(Kind.TRUTH, condition::test);
    }

    Object of(EventWithToken event) {
        return value.apply(event);
    }

    boolean holds(EventWithToken event) {
        return Boolean.TRUE.equals(of(event));
    }
}
