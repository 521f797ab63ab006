package shop.shipping.asking;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Remembers when each request may be made again: after a pause, then after one twice as long, up to a longest. */
final class GrowingPauses {

    private final Duration first;
    private final Duration longest;
    private final Map<String, Pause> pauses = new HashMap<>();

    GrowingPauses(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    boolean isOver(String key, Instant now) {
        Pause pause = pauses.get(key);
        return pause == null || !now.isBefore(pause.until);
    }

    void begin(String key, Instant now) {
        Pause before = pauses.get(key);
        Duration length = before == null ? first : shorter(before.length.multipliedBy(2), longest);
        pauses.put(key, new Pause(now.plus(length), length));
    }

    /** Forgets all other requests: they have their answers. */
    void keepOnly(Collection<String> keys) {
        pauses.keySet().retainAll(keys);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private record Pause(Instant until, Duration length) {}
}
