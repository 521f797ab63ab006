package shop.platform.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.platform.messaging.Headers;
import shop.platform.processing.Positions;
import shop.platform.processing.ProcessorWatch;
import shop.platform.processing.RecognisedLog;
import shop.platform.security.Roles;

/** What to do when the log is not the one that the processors have worked on. */
@RestController
@RequestMapping("/operations/${spring.application.name}/log")
@PreAuthorize("hasRole('" + Roles.OPERATOR + "')")
@Tag(name = "operations", description = "Processors, rebuilds and parked events; role: operator")
class LogController {

    private static final GlobalSequenceTrackingToken BEFORE_THE_FIRST_EVENT = new GlobalSequenceTrackingToken(-1);
    private static final int LONGEST_REASON = 500;

    private final EventProcessingConfiguration processing;
    private final RecognisedLog log;
    private final ProcessorWatch watch;
    private final Positions positions;
    private final EventStore events;
    private final String service;

    LogController(
            EventProcessingConfiguration processing,
            RecognisedLog log,
            ProcessorWatch watch,
            Positions positions,
            EventStore events,
            @Value("${spring.application.name}") String service) {
        this.processing = processing;
        this.log = log;
        this.watch = watch;
        this.positions = positions;
        this.events = events;
        this.service = service;
    }

    /** From where policies go on. */
    enum Start {
        HEAD,
        RESTORE_POINT
    }

    /**
     * The log, and whether it is the one that the processors have worked on.
     *
     * @param head the position of its last event; -1 for none
     * @param recognisedBy the id of the first event of the log that they have worked on; none before anything happened
     * @param mismatch why it is another one; then no order is accepted, and no event processed, until it is accepted
     */
    record LogStatus(long head, Optional<String> recognisedBy, Optional<RecognisedLog.Mismatch> mismatch) {}

    /**
     * @param policies from where they go on: {@code HEAD} skips what was recorded since the restore, {@code RESTORE_POINT}
     *     acts on it
     * @param reason why; recorded as an event
     * @param dryRun whether only to say what that means; so unless told otherwise
     */
    record Acceptance(
            @NotNull Start policies,
            @NotBlank @Size(max = LONGEST_REASON) String reason,
            Boolean dryRun) {}

    /**
     * What accepting the log means, or has meant.
     *
     * @param rebuilt the projections that are made anew from the first event
     * @param policies from where to where the policies go
     * @param orders to which the events belong that were recorded since the restore; at most 1,000
     * @param allOrders whether these are all
     */
    record Accepted(List<String> rebuilt, List<Positions.Move> policies, List<String> orders, boolean allOrders) {}

    @GetMapping
    @Operation(summary = "See whether the log is the one that the processors have worked on")
    LogStatus status() {
        return new LogStatus(watch.head(), log.recognisedBy(), log.mismatch());
    }

    @PostMapping("/accept")
    @Operation(
            summary = "Go on with a log that was restored from an older copy, or with another one",
            description =
                    "First as a dry run (so unless `dryRun` is false). Projections are made anew; policies go on from the end of the log, or from the point of restore.")
    Accepted accept(@Valid @RequestBody Acceptance acceptance, Principal caller) {
        RecognisedLog.Mismatch mismatch = log.mismatch()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the log is the one that the processors have worked on; there is nothing to accept"));
        long head = log.head();
        long start = acceptance.policies() == Start.HEAD ? head : mismatch.restorePoint();
        List<StreamingEventProcessor> all = processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .toList();
        List<StreamingEventProcessor> projections =
                all.stream().filter(StreamingEventProcessor::supportsReset).toList();
        List<StreamingEventProcessor> policies =
                all.stream().filter(processor -> !processor.supportsReset()).toList();
        List<Positions.Move> moves = policies.stream()
                .map(policy -> positions.withoutOrders(policy, start))
                .toList();
        Positions.Orders orders = positions.orders(mismatch.restorePoint(), head);
        if (Boolean.FALSE.equals(acceptance.dryRun())) {
            all.forEach(StreamingEventProcessor::shutDown);
            try {
                policies.forEach(policy -> positions.move(policy, start));
                projections.forEach(projection -> {
                    positions.move(projection, head);
                    projection.resetTokens(anything -> BEFORE_THE_FIRST_EVENT);
                });
                log.accept();
            } finally {
                // Where it failed half-way the log is still not accepted: they do nothing, and it can be said again.
                all.forEach(StreamingEventProcessor::start);
            }
            moves.forEach(move -> events.publish(new GenericEventMessage<>(
                    new ProcessorMoved(
                            service, move.processor(), move.from(), start, caller.getName(), acceptance.reason()),
                    Map.of(Headers.SUBJECT, caller.getName()))));
        }
        return new Accepted(
                projections.stream().map(StreamingEventProcessor::getName).toList(),
                moves,
                orders.some(),
                orders.all());
    }
}
