package shop.node.control;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The applications that are connected to one context. */
public final class Connections {

    private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();

    void add(ClientConnection connection) {
        open.add(connection);
    }

    void remove(ClientConnection connection) {
        open.remove(connection);
    }

    public Collection<ClientConnection> all() {
        return Collections.unmodifiableCollection(open);
    }
}
