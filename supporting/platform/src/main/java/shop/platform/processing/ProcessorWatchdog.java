package shop.platform.processing;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import shop.platform.vital.Vitals;

/**
 * Wakes processors that back off after an error, once the server is there. By themselves they wait up to a minute, a
 * pause that no setting shortens; so what follows an outage would last as long as the outage.
 */
final class ProcessorWatchdog implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProcessorWatchdog.class);
    private static final int PERIOD_SECONDS = 3;

    private final EventProcessingConfiguration processors;
    private final AxonServerConnectionManager connections;
    private final RecognisedLog recognised;
    private final Vitals vitals;
    private ScheduledExecutorService rounds;

    ProcessorWatchdog(
            EventProcessingConfiguration processors,
            AxonServerConnectionManager connections,
            RecognisedLog recognised,
            Vitals vitals) {
        this.recognised = recognised;
        this.processors = processors;
        this.connections = connections;
        this.vitals = vitals;
        rounds = vitals.scheduler(1, "processor-watchdog");
        rounds.shutdown();
    }

    @Override
    public void start() {
        rounds = vitals.scheduler(1, "processor-watchdog");
        rounds.scheduleWithFixedDelay(this::wake, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void wake() {
        try {
            if (recognised.mismatch().isEmpty() && connections.isConnected(connections.getDefaultContext())) {
                processors.eventProcessors().values().stream()
                        .filter(EventProcessor::isError)
                        .forEach(ProcessorWatchdog::restart);
            }
        } catch (RuntimeException failure) {
            log.warn("Could not wake the processors; trying again in {} s", PERIOD_SECONDS, failure);
        }
    }

    private static void restart(EventProcessor processor) {
        log.info("Waking processor {} after an error", processor.getName());
        // Not waited for: one handler that hangs would keep all others from being woken.
        processor.shutdownAsync().thenRun(processor::start);
    }

    @Override
    public void stop() {
        rounds.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !rounds.isShutdown();
    }
}
