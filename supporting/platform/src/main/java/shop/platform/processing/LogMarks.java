package shop.platform.processing;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers when the log was seen to have grown to which position, so that it can be told for how long an event has waited:
 * by one clock, whoever wrote the event, and without reading it.
 */
final class LogMarks {

    private static final int MOST = 2_000;

    private final TreeMap<Long, Long> seenAt = new TreeMap<>();

    /** The log ends at this position now. */
    void grown(long head, long nanoTime) {
        seenAt.putIfAbsent(head, nanoTime);
        if (seenAt.size() > MOST) {
            seenAt.pollFirstEntry();
        }
    }

    /** How far somebody is behind who has processed all up to this position. */
    Backlog behind(long position, long nanoTime) {
        Map.Entry<Long, Long> first = seenAt.higherEntry(position);
        return first == null
                ? Backlog.NONE
                : new Backlog(seenAt.lastKey() - position, Duration.ofNanos(nanoTime - first.getValue()));
    }
}
