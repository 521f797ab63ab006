package shop.node.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import shop.node.storage.Family;
import shop.node.storage.Keys;
import shop.node.storage.Store;
import shop.node.storage.Writer;
import shop.node.transport.ErrorCode;
import shop.node.transport.PerContext;
import shop.node.transport.ProtocolError;

/** Opens the log of each context that a store holds, and of each that is new. */
public final class EventLogs {

    private final Store store;
    private final Writer writer;
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final AtomicInteger highest = new AtomicInteger();
    private final PerContext<EventLog> logs = new PerContext<>(this::open);

    public EventLogs(Store store, Writer writer) {
        this.store = store;
        this.writer = writer;
        byte[] start = Keys.ofContext("");
        try (Store.Cursor cursor = store.cursor(Family.META)) {
            for (cursor.seek(start); cursor.isValid() && Keys.isContext(cursor.key()); cursor.next()) {
                String name = new String(cursor.key(), StandardCharsets.UTF_8).substring(start.length);
                int number = (int) Keys.number8(cursor.value());
                numbers.put(name, number);
                highest.accumulateAndGet(number, Math::max);
            }
        }
        numbers.keySet().forEach(logs::of);
        writer.afterRecovery(() -> logs.all().values().forEach(EventLog::reload));
    }

    /** A new context gets its number here, and its entry in the store with its first content. */
    private EventLog open(String context) {
        Integer number = numbers.get(context);
        return number != null
                ? new EventLog(context, number, true, store, writer)
                : new EventLog(context, highest.incrementAndGet(), false, store, writer);
    }

    /** The log of a context that exists, or, for an empty name, of the one that the call being served is for. */
    public EventLog named(String context) {
        if (context.isEmpty()) {
            return logs.current();
        }
        if (!logs.all().containsKey(context)) {
            throw new ProtocolError(ErrorCode.CONTEXT_NOT_FOUND, "Context %s not found".formatted(context));
        }
        return logs.of(context);
    }

    public PerContext<EventLog> logs() {
        return logs;
    }
}
