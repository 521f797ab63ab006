package shop.node.event;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The last sequence of the aggregates that were appended to of late; asks the store for others. Bounded, so that neither
 * memory nor the cost of an append grows with the log. For the writer's thread only.
 */
final class AggregateSequences {

    private static final int REMEMBERED = 50_000;

    private final Map<String, Long> recent = new LinkedHashMap<>(1024, 0.75f, true);
    private final ToLongFunction<String> stored;

    AggregateSequences(ToLongFunction<String> stored) {
        this.stored = stored;
    }

    /** -1 when the aggregate has no event. */
    long last(String aggregateId) {
        Long known = recent.get(aggregateId);
        return known != null ? known : stored.applyAsLong(aggregateId);
    }

    /** Remembers what is not in the store yet: until {@link #trim}, however much that is. */
    void advance(String aggregateId, long sequence) {
        recent.put(aggregateId, sequence);
    }

    /** Forgets the eldest that are too many; everything is in the store by now. */
    void trim() {
        Iterator<String> eldest = recent.keySet().iterator();
        for (int surplus = recent.size() - REMEMBERED; surplus > 0; surplus--) {
            eldest.next();
            eldest.remove();
        }
    }

    void forget() {
        recent.clear();
    }
}
