package shop.platform.operations;

import java.util.List;
import java.util.Optional;
import shop.platform.parking.ParkedEvent;

/**
 * Some of the parked events, in a stable order.
 *
 * @param next what to ask with as {@code after} for those that follow; none on the last page
 */
record ParkedEventsPage(List<ParkedEvent> events, Optional<String> next) {

    static ParkedEventsPage of(List<ParkedEvent> events, int size) {
        return new ParkedEventsPage(
                events,
                events.size() < size
                        ? Optional.empty()
                        : Optional.of(events.get(events.size() - 1).id()));
    }
}
