package shop.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.platform.serialization.MessageNames;

/**
 * Takes note of events of this service's own that a later version has written and this one does not know by their type:
 * nobody handles them, so nobody else would notice. It stands behind all upcasters, where every event passes that is read,
 * and changes none.
 */
public final class UnknownTypes implements EventUpcaster, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(UnknownTypes.class);
    private static final int MOST_TYPES = 1_000;
    private static final int MOST_AGGREGATES = 10_000;

    private final String own;
    private final MessageNames names;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();
    private final Map<String, Unknown> found = new ConcurrentHashMap<>();
    private final Map<String, Set<Long>> histories = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<Long>> eldest) {
            return size() > MOST_AGGREGATES;
        }
    };
    private volatile MeterRegistry meters;

    /** @param service whose own events are meant: their names begin with its name */
    public UnknownTypes(String service, MessageNames names) {
        this.own = service + ".";
        this.names = names;
    }

    /**
     * A type that this version does not know.
     *
     * @param type the stored name of the type
     * @param revision of its stored form that was read last; empty if it has none
     * @param aggregateId of the event that was read last; empty for one of no aggregate
     * @param aggregateSequence its place among the events of its aggregate, from 0; -1 for one of no aggregate
     * @param read how often an event of this type was read since the start; one event may be read several times
     */
    public record Unknown(String type, String revision, String aggregateId, long aggregateSequence, long read) {}

    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
        return events.map(event -> {
            String type = event.getType().getName();
            if (type.startsWith(own) && !known.computeIfAbsent(type, this::isKnown)) {
                note(type, event);
            }
            return event;
        });
    }

    private boolean isKnown(String type) {
        try {
            Class.forName(names.classNameOf(type), false, UnknownTypes.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException unknown) {
            log.warn("The type {} is not known to this version; its events are passed over", type);
            return false;
        }
    }

    private void note(String type, IntermediateEventRepresentation event) {
        String aggregate = event.getAggregateIdentifier().orElse("");
        long sequence = event.getSequenceNumber().orElse(-1L);
        if (found.size() < MOST_TYPES || found.containsKey(type)) {
            found.merge(
                    type,
                    new Unknown(type, Objects.toString(event.getType().getRevision(), ""), aggregate, sequence, 1),
                    (before, now) -> new Unknown(
                            type, now.revision(), now.aggregateId(), now.aggregateSequence(), before.read() + 1));
            count(type);
        }
        synchronized (histories) {
            histories.computeIfAbsent(aggregate, id -> new TreeSet<>()).add(sequence);
        }
    }

    private void count(String type) {
        MeterRegistry registry = meters;
        if (registry != null) {
            registry.counter("shop.events.unknown", "type", type).increment();
        }
    }

    /** All that were found since the start, by their names. */
    public List<Unknown> found() {
        return found.values().stream()
                .sorted(Comparator.comparing(Unknown::type))
                .toList();
    }

    /** The last event of an aggregate, up to this one, whose type is known: beyond it no view of this version comes. */
    long lastKnown(String aggregate, long version) {
        synchronized (histories) {
            Set<Long> unknown = histories.getOrDefault(aggregate, Set.of());
            long last = version;
            while (unknown.contains(last)) {
                last--;
            }
            return last;
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        meters = registry;
    }
}
