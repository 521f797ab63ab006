package shop.platform.mongo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The documents written last, which are the likeliest to change next. One that is taken to be changed comes back only
 * once it is written; and if somebody else has changed it in the store, the write fails and it is read from there.
 */
final class RecentlyWritten<D extends Projected> {

    private static final int MOST = 1000;

    private final Map<String, D> documents = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, D> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<D> take(String id) {
        return Optional.ofNullable(documents.remove(id));
    }

    synchronized void put(D document) {
        documents.put(document.id(), document);
    }

    synchronized void clear() {
        documents.clear();
    }
}
