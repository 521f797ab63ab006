package shop.rehearsal;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import shop.platform.processing.BatchEnd;

/** A projection that hears events in batches, as processors hand them over, on the test's own thread. */
public final class FedProjection implements AutoCloseable {

    private final SimpleEventBus bus = SimpleEventBus.builder().build();
    private final SimpleEventHandlerInvoker invoker;
    private final SubscribingEventProcessor processor;

    private FedProjection(Object projection) {
        invoker = SimpleEventHandlerInvoker.builder()
                .eventHandlers(projection)
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build();
        processor = SubscribingEventProcessor.builder()
                .name("projection")
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(bus)
                .build();
        processor.registerHandlerInterceptor(new BatchEnd());
        processor.start();
    }

    public static FedProjection of(Object projection) {
        return new FedProjection(projection);
    }

    /** These were stored together; what the projection throws, the caller gets. */
    public void hears(List<? extends EventMessage<?>> batch) {
        bus.publish(batch);
    }

    /** Before all of history is heard again. */
    public void reset() {
        invoker.performReset(null);
    }

    @Override
    public void close() {
        processor.shutDown();
    }
}
