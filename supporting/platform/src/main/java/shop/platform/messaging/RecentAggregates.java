package shop.platform.messaging;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.common.caching.WeakReferenceCache;

/**
 * Keeps the aggregates that were used last. A weak reference alone is gone with the next collection of young objects, which
 * under load comes before the next command: then each command reads the aggregate's whole history again.
 */
public final class RecentAggregates extends WeakReferenceCache {

    /** More than are at work at once: what happens to an order within ten seconds, at thirty orders a second. */
    public static final int USUALLY_KEPT = 300;

    private final Map<Object, Object> held;

    /** @param most how many are kept, those used longest ago being let go first; an aggregate takes some ten kilobytes */
    public RecentAggregates(int most) {
        held = Collections.synchronizedMap(new LinkedHashMap<>(most, 1, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                return size() > most;
            }
        });
    }

    @Override
    public <K, V> V get(K key) {
        V kept = super.get(key);
        if (kept != null) {
            held.put(key, kept);
        }
        return kept;
    }

    @Override
    public void put(Object key, Object value) {
        super.put(key, value);
        held.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        boolean isNew = super.putIfAbsent(key, value);
        if (isNew) {
            held.put(key, value);
        }
        return isNew;
    }

    @Override
    public boolean remove(Object key) {
        held.remove(key);
        return super.remove(key);
    }

    @Override
    public void removeAll() {
        held.clear();
        super.removeAll();
    }
}
