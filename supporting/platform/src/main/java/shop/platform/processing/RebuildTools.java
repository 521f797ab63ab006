package shop.platform.processing;

import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.MultiEventHandlerInvoker;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import shop.platform.vital.Vitals;

/**
 * What a rebuild needs of the processing that is there.
 *
 * @param parking decides what is parked
 * @param queues makes a place for parked events, of a processor that stands in for another
 * @param parameters what handlers may ask for
 * @param handling how handlers are called
 */
record RebuildTools(
        EventProcessingConfiguration processors,
        Processing processing,
        RecognisedLog log,
        TokenStore tokens,
        StoredTokens stored,
        KnownShares known,
        Batches batches,
        EnqueuePolicy<EventMessage<?>> parking,
        BiFunction<String, String, SequencedDeadLetterQueue<EventMessage<?>>> queues,
        ParameterResolverFactory parameters,
        HandlerDefinition handling,
        Vitals vitals) {

    /** The projection's handlers, as its own processor has them. */
    List<?> handlersOf(String projection) {
        EventHandlerInvoker invoker = processors
                .eventProcessor(projection, PooledStreamingEventProcessor.class)
                .orElseThrow(() -> new IllegalArgumentException("No processor " + projection))
                .eventHandlerInvoker();
        return (invoker instanceof MultiEventHandlerInvoker several ? several.delegates() : List.of(invoker))
                .stream()
                        .map(SimpleEventHandlerInvoker.class::cast)
                        .flatMap(each -> each.eventHandlers().stream())
                        .toList();
    }

    StreamingEventProcessor processor(String projection) {
        return processors
                .eventProcessor(projection, StreamingEventProcessor.class)
                .orElseThrow(() -> new IllegalArgumentException("No processor " + projection));
    }
}
