package shop.node.event;

import java.util.Optional;
import java.util.UUID;

/**
 * Where a scheduled event is found; clients keep it as text.
 *
 * @param due when it is to be published, in milliseconds since 1970
 */
public record ScheduleToken(long due, String id) {

    static ScheduleToken newFor(long due) {
        return new ScheduleToken(Math.max(0, due), UUID.randomUUID().toString());
    }

    /** Empty when the text was not made here. */
    public static Optional<ScheduleToken> parse(String text) {
        int dash = text.indexOf('-');
        try {
            return dash < 1
                    ? Optional.empty()
                    : Optional.of(new ScheduleToken(Long.parseLong(text.substring(0, dash)), text.substring(dash + 1)));
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return due + "-" + id;
    }
}
