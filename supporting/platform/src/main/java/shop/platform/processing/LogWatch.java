package shop.platform.processing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import shop.platform.vital.Vitals;

/**
 * Compares, several times a second, the end of the log with the positions of the processors. What it found last stands
 * for anybody to ask for, so that asking costs nothing; while the server is away, the last finding stands.
 *
 * <p>The server does not tell a processor of events that it has no handler for, so one that has nothing left to do may
 * stand before the end of the log for ever. It is known by not moving, without having failed.
 */
final class LogWatch implements Backlogs, MeterBinder, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LogWatch.class);
    private static final int PERIOD_MILLIS = 250;

    /** Longer than a batch takes that waits for commands and fails. */
    private static final long AT_REST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final EventProcessingConfiguration processors;
    private final StreamableMessageSource<? extends EventMessage<?>> events;
    private final LogMarks marks = new LogMarks();
    private final Map<String, Move> lastMoves = new HashMap<>();
    private final Map<String, Backlog> found = new ConcurrentHashMap<>();
    private final Vitals vitals;
    private ScheduledExecutorService rounds;

    LogWatch(
            EventProcessingConfiguration processors,
            StreamableMessageSource<? extends EventMessage<?>> events,
            Vitals vitals) {
        this.processors = processors;
        this.events = events;
        this.vitals = vitals;
        rounds = vitals.scheduler(1, "log-watch");
        rounds.shutdown();
    }

    @Override
    public Backlog of(String processor) {
        return found.getOrDefault(processor, Backlog.NONE);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String processor : processors.eventProcessors().keySet()) {
            Gauge.builder("shop.processor.waiting", () -> of(processor).waiting())
                    .description("Events between the processor and the end of the log")
                    .tag("processor", processor)
                    .register(registry);
            Gauge.builder("shop.processor.behind", () -> of(processor).behindSeconds())
                    .description("For how long the first of them has waited, at least")
                    .baseUnit("seconds")
                    .tag("processor", processor)
                    .register(registry);
        }
    }

    private void look() {
        try {
            long head = events.createHeadToken().position().orElse(-1);
            long now = System.nanoTime();
            marks.grown(head, now);
            processors
                    .eventProcessors()
                    .forEach((name, processor) -> found.put(
                            name,
                            processor instanceof StreamingEventProcessor streaming
                                    ? behind(streaming, now)
                                    : Backlog.NONE));
        } catch (RuntimeException failure) {
            log.debug("Could not compare processors with the log", failure);
        }
    }

    private Backlog behind(StreamingEventProcessor processor, long now) {
        LongSummaryStatistics positions = processor.processingStatus().values().stream()
                .mapToLong(segment -> segment.getCurrentPosition().orElse(-1))
                .summaryStatistics();
        Move move = lastMoves.merge(
                processor.getName(),
                new Move(positions.getSum(), now),
                (last, next) -> last.position() == next.position() ? last : next);
        boolean atRest = !processor.isError() && now - move.at() > AT_REST_NANOS;
        return atRest || positions.getCount() == 0 ? Backlog.NONE : marks.behind(positions.getMin(), now);
    }

    /** Where all shares of a processor together came to, and when that was seen first. */
    private record Move(long position, long at) {}

    @Override
    public void start() {
        rounds = vitals.scheduler(1, "log-watch");
        rounds.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
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
