package shop.platform.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericEventMessage;
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
import shop.platform.messaging.UnknownTypes;
import shop.platform.parking.ParkingLot;
import shop.platform.processing.PositionPlans;
import shop.platform.processing.Positions;
import shop.platform.processing.ProcessorWatch;
import shop.platform.processing.Rebuilds;
import shop.platform.processing.RecognisedLog;
import shop.platform.security.Roles;
import shop.platform.web.Conflict;

/** What to do when the log is not the one that the processors have worked on. */
@RestController
@RequestMapping("/operations/${spring.application.name}/log")
@PreAuthorize("hasRole('" + Roles.OPERATOR + "')")
@Tag(name = "operations", description = "Processors, rebuilds and parked events; role: operator")
class LogController {

    private final EventProcessingConfiguration processing;
    private final RecognisedLog log;
    private final ProcessorWatch watch;
    private final Rebuilds rebuilds;
    private final Positions positions;
    private final PositionPlans plans;
    private final ParkingLot parking;
    private final UnknownTypes unknown;
    private final StoreAndLog both;
    private final EventStore events;
    private final String service;

    LogController(
            EventProcessingConfiguration processing,
            RecognisedLog log,
            ProcessorWatch watch,
            Rebuilds rebuilds,
            Positions positions,
            PositionPlans plans,
            ParkingLot parking,
            UnknownTypes unknown,
            StoreAndLog both,
            EventStore events,
            @Value("${spring.application.name}") String service) {
        this.processing = processing;
        this.log = log;
        this.watch = watch;
        this.rebuilds = rebuilds;
        this.positions = positions;
        this.plans = plans;
        this.parking = parking;
        this.unknown = unknown;
        this.both = both;
        this.events = events;
        this.service = service;
    }

    /** From where policies go on. */
    enum Start {
        /** From the end of the log: what was recorded since the restore is not acted on. */
        HEAD,
        /** From the point of restore: what was recorded since then is acted on. */
        RESTORE_POINT
    }

    /**
     * The log, and whether it is the one that the processors have worked on.
     *
     * @param head the position of its last event; -1 for none
     * @param recognisedBy the id of the first event of the log that they have worked on; none before anything happened
     * @param mismatch why it is another one; then no order is accepted, and no event processed, until it is accepted
     * @param unknownTypes types of this service's own events that this version does not know and has come across
     */
    record LogStatus(
            long head,
            Optional<String> recognisedBy,
            Optional<RecognisedLog.Mismatch> mismatch,
            List<UnknownTypes.Unknown> unknownTypes) {}

    /**
     * @param policies from where they go on: {@code HEAD} skips what was recorded since the restore, {@code RESTORE_POINT}
     *     acts on it
     * @param reason why; recorded as an event
     * @param dryRun whether only to say what that means; so unless told otherwise
     */
    record Acceptance(
            @NotNull Start policies,

            @NotBlank @Size(max = OperatorInput.LONGEST_REASON)
            String reason,

            Boolean dryRun) {}

    /**
     * What accepting the log means, or has meant.
     *
     * @param rebuilt the projections that are made anew from the first event
     * @param policies from where to where the policies go
     * @param orders to which the events belong that were recorded since the restore; at most 1,000
     * @param allOrders whether these are all
     * @param forgotten how many parked events the log does not hold any more; they are not parked any more either
     */
    record Accepted(
            List<String> rebuilt,
            List<PositionPlans.Move> policies,
            List<String> orders,
            boolean allOrders,
            long forgotten) {}

    @GetMapping
    @Operation(
            operationId = "readLog",
            summary = "See whether the log is the one that the processors have worked on",
            description = "After a restore it is not, until that is accepted.")
    LogStatus status() {
        return new LogStatus(watch.head(), log.recognisedBy(), log.mismatch(), unknown.found());
    }

    @PostMapping("/accept")
    @Operation(
            operationId = "acceptLog",
            summary = "Go on with a log that was restored from an older copy, or with another one",
            description =
                    "First as a dry run (so unless `dryRun` is false). Projections are made anew; policies go on from the end of the log, or from the point of restore.",
            responses = {
                @ApiResponse(responseCode = "200", description = "What that means, or has meant"),
                @ApiResponse(responseCode = "409", description = "There is nothing to accept")
            })
    Accepted accept(@Valid @RequestBody Acceptance acceptance, Principal caller) {
        both.mustAnswer();
        RecognisedLog.Mismatch mismatch = log.look()
                .orElseThrow(() -> new Conflict(
                        "log-recognised",
                        "The log is the one that the processors have worked on; there is nothing to accept."));
        long head = log.head();
        long start = acceptance.policies() == Start.HEAD ? head : mismatch.restorePoint();
        List<StreamingEventProcessor> policies = processors(processor -> !processor.supportsReset());
        List<StreamingEventProcessor> projections = processors(StreamingEventProcessor::supportsReset);
        List<PositionPlans.Move> moves = policies.stream()
                .map(policy -> plans.withoutOrders(policy, start))
                .toList();
        List<ParkingLot.Place> lost = parking.behind(mismatch.restorePoint()).stream()
                .filter(parked -> !log.holds(parked.position(), parked.eventId()))
                .toList();
        PositionPlans.Orders orders = plans.orders(mismatch.restorePoint(), head);
        if (Boolean.FALSE.equals(acceptance.dryRun())) {
            whileAllRest(() -> {
                projections.forEach(projection -> rebuilds.abandon(projection.getName()));
                moves.forEach(move -> goOn(move, acceptance.reason(), caller));
                projections.forEach(projection -> tellAgain(projection, head));
                lost.forEach(parking::forget);
                log.accept();
            });
        }
        return new Accepted(
                projections.stream().map(StreamingEventProcessor::getName).toList(),
                moves,
                orders.some(),
                orders.all(),
                lost.size());
    }

    private List<StreamingEventProcessor> processors(Predicate<StreamingEventProcessor> wanted) {
        return processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .filter(wanted)
                .toList();
    }

    /** Where it fails half-way, the log is still not accepted: the processors do nothing, and it can be said again. */
    private void whileAllRest(Runnable work) {
        List<StreamingEventProcessor> all = processors(any -> true);
        all.forEach(StreamingEventProcessor::shutDown);
        try {
            work.run();
        } finally {
            all.forEach(StreamingEventProcessor::start);
        }
    }

    private void goOn(PositionPlans.Move move, String reason, Principal caller) {
        var moved = new ProcessorMoved(service, move.processor(), move.from(), move.to(), caller.getName(), reason);
        positions.move(
                processing
                        .eventProcessor(move.processor(), StreamingEventProcessor.class)
                        .orElseThrow(),
                move.to(),
                () -> events.publish(new GenericEventMessage<>(moved, Map.of(Headers.SUBJECT, caller.getName()))));
    }

    private void tellAgain(StreamingEventProcessor projection, long head) {
        // A share that stood beyond the end of this log would tell history again for ever.
        positions.move(projection, head, () -> {});
        positions.rebuild(projection);
    }
}
