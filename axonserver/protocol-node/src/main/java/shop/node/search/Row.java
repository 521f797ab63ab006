package shop.node.search;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.List;

/**
 * What a stage of a query sees: a stored event, or the values that a stage before made of some.
 *
 * @param event the event; of made values, an empty one
 * @param values in the order of their columns, {@code null} where there is none; of an event, empty
 */
record Row(EventWithToken event, List<Object> values) {

    static Row of(EventWithToken event) {
        return new Row(event, List.of());
    }

    static Row of(List<Object> values) {
        return new Row(EventWithToken.getDefaultInstance(), values);
    }
}
