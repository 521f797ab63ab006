package shop.node.search;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A query that was understood.
 *
 * @param condition which events it is about
 * @param since the earliest time it is about, if it says "last …"
 * @param order by what the events are sorted; empty: as stored, newest first
 * @param limit how many events it wants at most
 * @param table what it makes of them; empty: it wants the events themselves
 */
public record EventQuery(
        Predicate<EventWithToken> condition,
        Optional<Instant> since,
        Optional<Comparator<EventWithToken>> order,
        long limit,
        Optional<Table> table) {

    /** Rows that a stage that sorts or groups holds at most, since they must be gathered first. */
    public static final int MOST_SORTED = 10_000;

    /** Bytes of them, at most. */
    static final long MOST_GATHERED_BYTES = 8L * 1024 * 1024;

    /** Reads a query; throws AXONIQ-2511 with a message that names what it cannot read. */
    public static EventQuery parse(String text, Instant now) {
        return new QueryParser(new QueryWords(text), now).parse();
    }

    public boolean matches(EventWithToken event) {
        return since.map(from -> event.getEvent().getTimestamp() >= from.toEpochMilli())
                        .orElse(true)
                && condition.test(event);
    }

    /** The same, of events that fit another condition and time, too. */
    public EventQuery within(Predicate<EventWithToken> other, Optional<Instant> from) {
        return new EventQuery(condition.and(other), from, order, limit, table);
    }

    /** The same, of so many events at most. */
    public EventQuery ofAtMost(long most) {
        return new EventQuery(condition, since, order, Math.min(limit, most), table);
    }

    /** Whether its result can grow by a row whenever an event is stored. */
    public boolean canBeLive() {
        return order.isEmpty() && table.isEmpty();
    }

    /** A value of a table as a text; empty where there is none. */
    public static Optional<String> text(Object value) {
        return Optional.ofNullable(value).map(Values::text);
    }

    /** How often it has to hold rows until all are seen. */
    int gathering() {
        return (order.isPresent() ? 1 : 0) + table.map(Table::gathering).orElse(0);
    }

    /** Whether it is the same in whatever order it sees all events. */
    boolean isOfAllInAnyOrder() {
        return limit == Long.MAX_VALUE
                && order.isEmpty()
                && table.map(Table::gathers).orElse(false);
    }
}
