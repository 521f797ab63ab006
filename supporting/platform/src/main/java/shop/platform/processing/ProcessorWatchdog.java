package shop.platform.processing;

import java.time.Duration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes processors that back off after an error, once the server is there. By themselves they wait up to a minute, a
 * pause that no setting shortens; so what follows an outage would last as long as the outage.
 */
final class ProcessorWatchdog {

    private static final Logger log = LoggerFactory.getLogger(ProcessorWatchdog.class);

    /** How often it is to wake them. */
    static final Duration PERIOD = Duration.ofSeconds(3);

    private final EventProcessingConfiguration processors;
    private final AxonServerConnectionManager connections;
    private final RecognisedLog recognised;

    ProcessorWatchdog(
            EventProcessingConfiguration processors,
            AxonServerConnectionManager connections,
            RecognisedLog recognised) {
        this.processors = processors;
        this.connections = connections;
        this.recognised = recognised;
    }

    void wake() {
        if (recognised.mismatch().isEmpty() && connections.isConnected(connections.getDefaultContext())) {
            processors.eventProcessors().values().stream()
                    .filter(EventProcessor::isError)
                    .forEach(ProcessorWatchdog::restart);
        }
    }

    private static void restart(EventProcessor processor) {
        log.info("Waking processor {} after an error", processor.getName());
        // Not waited for: one handler that hangs would keep all others from being woken.
        processor.shutdownAsync().thenRun(processor::start);
    }
}
