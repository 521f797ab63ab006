package shop.platform.processing;

import io.axoniq.axonserver.connector.control.ControlChannel;
import io.axoniq.axonserver.connector.control.ProcessorInstructionHandler;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.processor.EventProcessorControlService;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;

/**
 * What an operator says on the server's page counts as if it were said to the service itself: for all instances, and until
 * it is taken back. By itself the connector stops and starts the processors of the instances that are connected, and
 * nobody remembers.
 */
final class PausesFromTheServer extends EventProcessorControlService {

    private static final String THERE = "the page of Axon Server";

    private final PausesInForce pauses;

    PausesFromTheServer(
            AxonServerConnectionManager connections, EventProcessingConfiguration processors, PausesInForce pauses) {
        super(connections, processors, connections.getDefaultContext(), Map.of());
        this.pauses = pauses;
    }

    /** To be called once the connector has named its own handlers, in whose places these step. */
    @Override
    public void start() {
        ControlChannel server =
                axonServerConnectionManager.getConnection(context).controlChannel();
        eventProcessingConfiguration.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .forEach(processor -> server.registerEventProcessor(
                        processor.getName(), infoSupplier(processor), new ForAll(processor)));
    }

    private final class ForAll implements ProcessorInstructionHandler {

        private final StreamingEventProcessor processor;
        private final ProcessorInstructionHandler here;

        ForAll(StreamingEventProcessor processor) {
            this.processor = processor;
            here = new AxonProcessorInstructionHandler(processor, processor.getName());
        }

        @Override
        public CompletableFuture<Void> pauseProcessor() {
            return done(() -> pauses.pause(processor.getName(), THERE, "It was said there."));
        }

        @Override
        public CompletableFuture<Void> startProcessor() {
            return done(() -> pauses.end(processor));
        }

        private CompletableFuture<Void> done(Callable<?> deed) {
            try {
                deed.call();
                return CompletableFuture.completedFuture(null);
            } catch (Exception failed) {
                return CompletableFuture.failedFuture(failed);
            }
        }

        @Override
        public CompletableFuture<Boolean> releaseSegment(int segment) {
            return here.releaseSegment(segment);
        }

        @Override
        public CompletableFuture<Boolean> splitSegment(int segment) {
            return here.splitSegment(segment);
        }

        @Override
        public CompletableFuture<Boolean> mergeSegment(int segment) {
            return here.mergeSegment(segment);
        }
    }
}
