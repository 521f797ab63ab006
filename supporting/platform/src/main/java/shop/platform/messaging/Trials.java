package shop.platform.messaging;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.annotation.ParameterResolverFactory;

/** Copies of aggregates to try things on. */
public final class Trials {

    private final Function<String, List<? extends DomainEventMessage<?>>> histories;
    private final Supplier<ParameterResolverFactory> parameters;
    private final Map<Class<?>, Trial<?>> kinds = new ConcurrentHashMap<>();

    /** @param histories where an event that cannot be read is named, as to whoever sends the aggregate a command */
    public Trials(Histories histories, Configuration framework) {
        this(histories::of, framework::parameterResolverFactory);
    }

    /**
     * @param histories what an aggregate has recorded, by its id
     * @param parameters what the aggregates' handlers may ask for
     */
    public Trials(
            Function<String, List<? extends DomainEventMessage<?>>> histories,
            Supplier<ParameterResolverFactory> parameters) {
        this.histories = histories;
        this.parameters = parameters;
    }

    /**
     * Of an aggregate as it stands now, or of one that is not there yet.
     *
     * @param blank makes one that has recorded nothing
     */
    public <A> Trial<A> of(Class<A> aggregate, Supplier<A> blank, String id) {
        return kind(aggregate, blank).of(histories.apply(id));
    }

    /** Of each kind of aggregate one that is not there: what its handlers are is found out once. */
    @SuppressWarnings("unchecked")
    private <A> Trial<A> kind(Class<A> aggregate, Supplier<A> blank) {
        return (Trial<A>)
                kinds.computeIfAbsent(aggregate, same -> new Trial<>(aggregate, blank, parameters.get(), List.of()));
    }
}
