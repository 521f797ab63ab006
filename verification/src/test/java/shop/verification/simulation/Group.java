package shop.verification.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/**
 * Handlers that hear events at their own pace. Those of one aggregate they hear in order, and after a crash once more, from
 * where the position was kept last.
 */
final class Group {

    /** What is asked again stands for itself, as the service has it. */
    private static final String EACH_FOR_ITSELF = "order-asks-again";

    private final String name;
    private final Service service;
    private final List<AnnotationEventHandlerAdapter> handlers = new ArrayList<>();
    private final Map<String, Share> shares = new LinkedHashMap<>();

    Group(String name, Service service) {
        this.name = name;
        this.service = service;
    }

    /** What this group hears of one aggregate. */
    final class Share {

        private final List<EventMessage<?>> events = new ArrayList<>();
        private int next;
        private int kept;

        boolean isBehind() {
            return next < events.size();
        }

        EventMessage<?> event() {
            return events.get(next);
        }

        Group group() {
            return Group.this;
        }

        /** Handles the next event; the position is kept apart from that. */
        void handle() throws Exception {
            EventMessage<?> event = event();
            for (AnnotationEventHandlerAdapter handler : handlers) {
                if (handler.canHandle(event)) {
                    handler.handle(event);
                }
            }
            next++;
        }

        void keep() {
            kept = next;
        }
    }

    String name() {
        return name;
    }

    Service service() {
        return service;
    }

    void add(Object handler) {
        handlers.add(new AnnotationEventHandlerAdapter(handler));
    }

    void begin() {
        shares.clear();
    }

    void hear(EventMessage<?> event) {
        if (handlers.stream().anyMatch(handler -> handler.canHandle(event))) {
            String aggregate = event instanceof DomainEventMessage<?> fact && !name.equals(EACH_FOR_ITSELF)
                    ? fact.getAggregateIdentifier()
                    : event.getIdentifier();
            shares.computeIfAbsent(aggregate, first -> new Share()).events.add(event);
        }
    }

    List<Share> behind() {
        return shares.values().stream().filter(Share::isBehind).toList();
    }

    /** What was handled since is handled once more. */
    void beginAgain() {
        shares.values().forEach(share -> share.next = share.kept);
    }
}
