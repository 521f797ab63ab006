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
 * @param order by what its result is sorted; empty: as stored, newest first
 * @param limit how many rows it wants at most
 * @param count whether it wants only their number
 */
public record EventQuery(
        Predicate<EventWithToken> condition,
        Optional<Instant> since,
        Optional<Comparator<EventWithToken>> order,
        long limit,
        boolean count) {

    /** Rows that a sorted query gives at most, since they must be gathered first. */
    public static final int MOST_SORTED = 10_000;

    /** Reads a query; throws AXONIQ-2511 with a message that names what it cannot read. */
    public static EventQuery parse(String text, Instant now) {
        return new QueryParser(Word.split(text), now).parse();
    }

    public boolean matches(EventWithToken event) {
        return since.map(from -> event.getEvent().getTimestamp() >= from.toEpochMilli())
                        .orElse(true)
                && condition.test(event);
    }
}
