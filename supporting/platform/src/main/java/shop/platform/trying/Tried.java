package shop.platform.trying;

import java.util.List;
import java.util.function.Supplier;
import shop.platform.messaging.Trial;

/**
 * A kind of aggregate that scenarios are played on.
 *
 * @param blank makes one that has recorded nothing
 */
public record Tried<A>(Class<A> type, Supplier<A> blank) {

    /** One of which nothing has happened, whose handlers may ask for these. */
    Trial<A> under(List<Object> resources) {
        return new Trial<>(type, blank, Trial.asking(type, resources), List.of());
    }
}
