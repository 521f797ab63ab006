package shop.order.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.order.api.OrderView;
import shop.platform.messaging.Histories;
import shop.platform.mongo.Stories;

/**
 * An order as it stood at a moment: its view, made of what it had recorded by then, by the code that makes the view of today.
 * Nothing of it is kept.
 */
@Component
public class OrderAsItStood {

    private final BiFunction<String, Instant, List<? extends DomainEventMessage<?>>> history;

    @Autowired
    OrderAsItStood(Histories histories) {
        this(histories::of);
    }

    /** @param history the events of an order up to a moment */
    OrderAsItStood(BiFunction<String, Instant, List<? extends DomainEventMessage<?>>> history) {
        this.history = history;
    }

    /** @return nothing, if it had not been placed by then */
    public Optional<OrderView> at(OrderId order, Instant moment) {
        AtomicReference<TrackedOrder> kept = new AtomicReference<>();
        var projection = new AnnotationEventHandlerAdapter(new OrderProjection(Stories.inMemory(kept)));
        history.apply(order.value(), moment).forEach(event -> hear(projection, event));
        return Optional.ofNullable(kept.get()).map(TrackedOrder::view);
    }

    private static void hear(AnnotationEventHandlerAdapter projection, DomainEventMessage<?> event) {
        try {
            projection.handle(event);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
