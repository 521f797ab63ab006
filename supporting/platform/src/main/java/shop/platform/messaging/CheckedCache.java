package shop.platform.messaging;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;

/**
 * Keeps aggregates in memory between their commands where there may be other instances: before one counts, the log is asked
 * for its last event. If another instance has recorded one meanwhile, the aggregate is read anew.
 *
 * <p>That question is one short call, however long the history; and since commands of an aggregate go to the same instance
 * for as long as the instances stay the same, the answer is nearly always that nothing has changed.
 */
final class CheckedCache implements Cache {

    private final Cache kept;
    private final Function<Object, OptionalLong> lastInMemory;
    private final Function<String, Optional<Long>> lastInLog;

    /**
     * @param lastInMemory the number of the last event that an entry has seen; none where that is not known
     * @param lastInLog the number of an aggregate's last event
     */
    CheckedCache(Cache kept, Function<Object, OptionalLong> lastInMemory, Function<String, Optional<Long>> lastInLog) {
        this.kept = kept;
        this.lastInMemory = lastInMemory;
        this.lastInLog = lastInLog;
    }

    @Override
    public <K, V> V get(K key) {
        V entry = kept.get(key);
        if (entry == null || isLatest(key, entry)) {
            return entry;
        }
        kept.remove(key);
        return null;
    }

    private boolean isLatest(Object key, Object entry) {
        OptionalLong seen = lastInMemory.apply(entry);
        return seen.isPresent()
                && lastInLog
                        .apply(key.toString())
                        .filter(last -> last == seen.getAsLong())
                        .isPresent();
    }

    @Override
    public void put(Object key, Object value) {
        kept.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return kept.putIfAbsent(key, value);
    }

    @Override
    public boolean remove(Object key) {
        return kept.remove(key);
    }

    @Override
    public void removeAll() {
        kept.removeAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return kept.containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return kept.registerCacheEntryListener(listener);
    }
}
