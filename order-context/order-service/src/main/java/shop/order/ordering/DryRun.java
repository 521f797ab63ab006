package shop.order.ordering;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.platform.messaging.Histories;
import shop.platform.messaging.Trial;

/** What an order would do. It decides itself: there is no second place that knows the rules. */
@Component
public class DryRun {

    private final Function<String, List<? extends DomainEventMessage<?>>> histories;
    private final Supplier<ParameterResolverFactory> parameters;

    /** @param histories where an event that cannot be read is named, as to whoever sends the order a command */
    @Autowired
    DryRun(Histories histories, Configuration framework) {
        this(histories::of, framework::parameterResolverFactory);
    }

    /**
     * @param histories what an aggregate has recorded
     * @param parameters what the order's handlers may ask for
     */
    DryRun(
            Function<String, List<? extends DomainEventMessage<?>>> histories,
            Supplier<ParameterResolverFactory> parameters) {
        this.histories = histories;
        this.parameters = parameters;
    }

    /** Of an order as it stands now, or of one that nobody has placed yet. */
    public Trial<?> of(OrderId order) {
        return trialOf(order);
    }

    private Trial<Order> trialOf(OrderId order) {
        return new Trial<>(Order.class, Order::new, parameters.get(), histories.apply(order.value()));
    }

    /** As {@link RecordedRequests#stillOpen}. */
    Optional<RecordedRequest> stillOpen(RequestRepeated event) {
        return trialOf(event.orderId()).seen(order -> order.stillOpen(event));
    }
}
