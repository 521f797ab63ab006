package shop.node.transport;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** One of something for each context, made on first use: this is what keeps contexts apart. */
public final class PerContext<T> {

    private final ConcurrentMap<String, T> parts = new ConcurrentHashMap<>();
    private final Function<String, T> maker;

    public PerContext(Function<String, T> maker) {
        this.maker = maker;
    }

    /** The part of the context that the call being served is for. */
    public T current() {
        return of(CallContext.current());
    }

    public T of(String context) {
        T part = parts.get(context);
        return part != null ? part : parts.computeIfAbsent(context, maker);
    }

    /** All that exist, by context. */
    public Map<String, T> all() {
        return Collections.unmodifiableMap(parts);
    }
}
