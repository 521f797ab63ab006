package shop.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import shop.payment.api.PaymentId;
import shop.platform.processing.BatchEnd;

/** Lets projections hear events in batches, as processors do, on the test's own thread. */
public final class Projecting implements AutoCloseable {

    private final Configuration axon;
    private final PaymentId payment;
    private final List<DomainEventMessage<?>> heard = new ArrayList<>();

    private Projecting(Configuration axon, PaymentId payment) {
        this.axon = axon;
        this.payment = payment;
    }

    /** The projection hears what happens to this payment. */
    public static Projecting of(Object projection, PaymentId payment) {
        DefaultConfigurer configurer = (DefaultConfigurer) DefaultConfigurer.defaultConfiguration(false);
        configurer
                .eventProcessing()
                .usingSubscribingEventProcessors()
                .registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerDefaultHandlerInterceptor((configuration, name) -> new BatchEnd())
                .registerEventHandler(configuration -> projection);
        return new Projecting(configurer.start(), payment);
    }

    /** These happened in one batch, one after another. */
    public void hears(Instant at, Object... events) {
        List<DomainEventMessage<?>> batch = new ArrayList<>();
        for (Object event : events) {
            DomainEventMessage<?> message = new GenericDomainEventMessage<>(
                    "Payment", payment.value(), heard.size(), event, Map.of(), "event-" + heard.size(), at);
            heard.add(message);
            batch.add(message);
        }
        axon.eventBus().publish(batch);
    }

    /** All that was heard is heard again, as after a crash between writing and remembering the position. */
    public void hearsAllAgain() {
        axon.eventBus().publish(List.copyOf(heard));
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
