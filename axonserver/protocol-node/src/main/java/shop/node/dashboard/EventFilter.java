package shop.node.dashboard;

import io.axoniq.axonserver.grpc.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import shop.node.http.Request;
import shop.node.search.EventQuery;

/** Which events somebody wants to see: the fields of the page, and the query language beside them. All must hold. */
final class EventFilter {

    private static final String ORDER = "orderId";
    private static final String TRACE = "traceId";

    /** What {@link #of} reads of a request. */
    static final List<String> PARAMETERS =
            List.of("query", ORDER, "aggregateId", TRACE, "order", "type", "text", "from", "to");

    private EventFilter() {}

    /**
     * What the parameters ask for: {@code query}, {@code orderId}, {@code aggregateId}, {@code traceId}, {@code order}
     * (an order's id), {@code type} and {@code text} (parts, in any case), {@code from} and {@code to}.
     */
    static EventQuery of(Request request, Instant now) {
        EventQuery query = EventQuery.parse(request.parameter("query").orElse(""), now);
        Predicate<Event> wanted = Stream.of(
                        request.parameter(ORDER).map(EventFilter::ofOrder),
                        request.parameter("order").map(EventFilter::ofSomeOrder),
                        request.parameter("aggregateId").map(EventFilter::ofAggregate),
                        request.parameter(TRACE).map(EventFilter::ofTrace),
                        request.parameter("type").map(EventFilter::ofType),
                        request.parameter("text").map(EventFilter::withText),
                        request.time("to").map(EventFilter::until))
                .flatMap(Optional::stream)
                .reduce(event -> true, Predicate::and);
        Optional<Instant> since = Stream.of(query.since(), request.time("from"))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        return query.within(event -> wanted.test(event.getEvent()), since);
    }

    private static Predicate<Event> ofOrder(String orderId) {
        return event -> orderId.equals(event.getAggregateIdentifier()) || says(event, ORDER, orderId);
    }

    private static Predicate<Event> ofSomeOrder(String part) {
        Predicate<String> fits = contains(part);
        return event ->
                EventJson.text(event.getMetaDataMap(), ORDER).filter(fits).isPresent()
                        || fits.test(event.getAggregateIdentifier());
    }

    private static Predicate<Event> ofAggregate(String aggregateId) {
        return event -> aggregateId.equals(event.getAggregateIdentifier());
    }

    /** The message that a trace begins with does not name it: its own id is the trace's. */
    private static Predicate<Event> ofTrace(String traceId) {
        return event -> traceId.equals(event.getMessageIdentifier()) || says(event, TRACE, traceId);
    }

    private static boolean says(Event event, String name, String value) {
        return EventJson.text(event.getMetaDataMap(), name)
                .filter(value::equals)
                .isPresent();
    }

    private static Predicate<Event> ofType(String part) {
        Predicate<String> fits = contains(part);
        return event -> fits.test(event.getPayload().getType());
    }

    private static Predicate<Event> withText(String part) {
        Predicate<String> fits = contains(part);
        return event -> fits.test(event.getPayload().getData().toStringUtf8())
                || fits.test(event.getAggregateIdentifier())
                || fits.test(event.getPayload().getType())
                || event.getMetaDataMap().values().stream().anyMatch(value -> fits.test(EventJson.text(value)));
    }

    private static Predicate<String> contains(String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return text -> text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static Predicate<Event> until(Instant last) {
        return event -> event.getTimestamp() <= last.toEpochMilli();
    }
}
