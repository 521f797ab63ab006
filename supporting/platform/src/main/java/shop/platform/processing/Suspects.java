package shop.platform.processing;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Events of which one has made a batch fail. Each is processed for itself when it comes again, and so is told apart. */
final class Suspects {

    private static final int MOST_REMEMBERED = 10_000;

    private final Set<String> events =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            }));

    void add(Collection<String> identifiers) {
        events.addAll(identifiers);
    }

    boolean contain(String identifier) {
        return events.contains(identifier);
    }
}
