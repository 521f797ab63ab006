package shop.node.control;

import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The applications that are connected to one context. */
public final class Connections {

    private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();
    private final ProcessorMemory memory = new ProcessorMemory(Clock.systemUTC());

    void add(ClientConnection connection) {
        open.add(connection);
    }

    void remove(ClientConnection connection) {
        open.remove(connection);
    }

    void told(EventProcessorInfo info) {
        memory.told(info);
    }

    /** What of an event processor nobody works on, if these are all who tell of it. */
    public List<MissingSegment> missing(Collection<EventProcessorInfo> told) {
        return memory.missing(told);
    }

    public Collection<ClientConnection> all() {
        return Collections.unmodifiableCollection(open);
    }
}
