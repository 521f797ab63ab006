package shop.platform.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.platform.messaging.Headers;
import shop.platform.outside.Patience;
import shop.platform.processing.PausesInForce;
import shop.platform.processing.PositionPlans;
import shop.platform.processing.Positions;
import shop.platform.processing.ProcessorState;
import shop.platform.processing.ProcessorWatch;
import shop.platform.processing.Rebuild;
import shop.platform.processing.Rebuilds;
import shop.platform.security.Roles;
import shop.platform.web.Conflict;
import shop.platform.web.NotFound;

/** The operator's view of the processors of this service. */
@RestController
@RequestMapping("/operations/${spring.application.name}")
@PreAuthorize("hasRole('" + Roles.OPERATOR + "')")
@Tag(name = "operations", description = "Processors, rebuilds and parked events; role: operator")
class OperationsController {

    private final EventProcessingConfiguration processing;
    private final ProcessorWatch watch;
    private final Rebuilds rebuilds;
    private final Patience patience;
    private final Positions positions;
    private final PositionPlans plans;
    private final PausesInForce pauses;
    private final StoreAndLog both;
    private final EventStore events;
    private final String service;

    OperationsController(
            EventProcessingConfiguration processing,
            ProcessorWatch watch,
            Rebuilds rebuilds,
            Patience patience,
            Positions positions,
            PositionPlans plans,
            PausesInForce pauses,
            StoreAndLog both,
            EventStore events,
            @Value("${spring.application.name}") String service) {
        this.processing = processing;
        this.watch = watch;
        this.rebuilds = rebuilds;
        this.patience = patience;
        this.positions = positions;
        this.plans = plans;
        this.pauses = pauses;
        this.both = both;
        this.events = events;
        this.service = service;
    }

    @GetMapping("/processors")
    @Operation(
            operationId = "listProcessors",
            summary = "See how each processor stands, share by share",
            description =
                    "As it was some tenths of a second ago. Answers while the store or the server is silent, too: with what was known last, and how old that is.")
    List<ProcessorStatus> processors() {
        return watch.states().stream().map(this::status).toList();
    }

    @PostMapping("/processors/{name}/rebuild")
    @Operation(
            operationId = "rebuildProcessor",
            summary = "Make a projection anew from the first event, beside the one that is read",
            description =
                    "The present one is read and kept up to date until the new one has caught up and takes its place. One that is under way goes on. Refused for policies: history is not acted on again.",
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = "It begins, or is under way",
                        headers = @Header(name = "Location", schema = @Schema(type = "string"))),
                @ApiResponse(responseCode = "409", description = "It is a policy")
            })
    ResponseEntity<Rebuild> rebuild(
            @PathVariable @Parameter(schema = @Schema(type = "string", pattern = OperatorInput.PROCESSOR)) String name,
            Principal caller) {
        StreamingEventProcessor processor = processor(name);
        if (!processor.supportsReset()) {
            throw new Conflict(
                    "not-a-projection", "The processor " + name + " acts on events; only projections are rebuilt.");
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .header("Location", "/operations/" + service + "/processors/" + name + "/rebuild")
                .body(patience.ask(() -> rebuilds.begin(processor, caller.getName())));
    }

    @GetMapping("/processors/{name}/rebuild")
    @Operation(
            operationId = "readRebuild",
            summary = "See how far a projection has come that is made anew",
            description = "Its last rebuild, whether it is under way or over.",
            responses = {
                @ApiResponse(responseCode = "200", description = "As it stands now"),
                @ApiResponse(responseCode = "404", description = "It was never rebuilt")
            })
    Rebuild rebuildOf(
            @PathVariable @Parameter(schema = @Schema(type = "string", pattern = OperatorInput.PROCESSOR))
                    String name) {
        processor(name);
        return patience.ask(() -> rebuilds.find(name))
                .orElseThrow(() -> new NotFound("never-rebuilt", name + " was never rebuilt."));
    }

    @PostMapping("/processors/{name}/rebuild/cancellation")
    @Operation(
            operationId = "cancelRebuild",
            summary = "Give up making a projection anew",
            description = "What is read stays as it is; so does what is known of the rebuild.",
            responses = {
                @ApiResponse(responseCode = "202", description = "What it has made is cleared away"),
                @ApiResponse(responseCode = "404", description = "It was never rebuilt"),
                @ApiResponse(responseCode = "409", description = "It is over, or being switched")
            })
    ResponseEntity<Rebuild> cancelRebuild(
            @PathVariable @Parameter(schema = @Schema(type = "string", pattern = OperatorInput.PROCESSOR))
                    String name) {
        Rebuild.State state = rebuildOf(name).state();
        if (state != Rebuild.State.CANCELLING && !patience.ask(() -> rebuilds.cancel(name))) {
            throw new Conflict(
                    "rebuild-not-under-way",
                    "The rebuild of " + name + " is " + rebuildOf(name).state() + "; there is nothing to give up.");
        }
        return ResponseEntity.accepted().body(rebuildOf(name));
    }

    /** @param reason why; told with the status, and recorded as an event */
    record NewPause(
            @NotBlank @Size(max = OperatorInput.LONGEST_REASON)
            String reason) {}

    @PutMapping("/processors/{name}/pause")
    @Operation(
            operationId = "pauseProcessor",
            summary = "Have a processor stand still, on all instances",
            description =
                    "On this instance at once, on others within seconds, and on those that are started later; until it is told to go on. Each ends the batch that it is at. One that is paused already stays so, as it was said first.",
            responses = @ApiResponse(responseCode = "204", description = "It stands still, here at least"))
    ResponseEntity<Void> pause(
            @PathVariable @Parameter(schema = @Schema(type = "string", pattern = OperatorInput.PROCESSOR)) String name,
            @Valid @RequestBody NewPause wanted,
            Principal caller) {
        processor(name);
        both.mustAnswer();
        if (patience.ask(() -> pauses.pauseOf(name)).isEmpty()) {
            record(new ProcessorPaused(service, name, caller.getName(), wanted.reason()), caller);
            patience.ask(() -> pauses.pause(name, caller.getName(), wanted.reason()));
        }
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/processors/{name}/pause")
    @Operation(
            operationId = "resumeProcessor",
            summary = "Have a paused processor go on, on all instances",
            description = "On this instance at once, on others within seconds, from where its shares stand.",
            responses = {
                @ApiResponse(responseCode = "204", description = "It goes on"),
                @ApiResponse(responseCode = "409", description = "It is not paused")
            })
    ResponseEntity<Void> resume(
            @PathVariable @Parameter(schema = @Schema(type = "string", pattern = OperatorInput.PROCESSOR)) String name,
            Principal caller) {
        StreamingEventProcessor processor = processor(name);
        both.mustAnswer();
        if (!patience.ask(() -> pauses.canEnd(processor))) {
            throw new Conflict("not-paused", name + " is not paused.");
        }
        record(new ProcessorResumed(service, name, caller.getName()), caller);
        patience.ask(() -> pauses.end(processor));
        return ResponseEntity.noContent().build();
    }

    private void record(Object deed, Principal caller) {
        events.publish(new GenericEventMessage<>(deed, Map.of(Headers.SUBJECT, caller.getName())));
    }

    /**
     * @param position {@code HEAD} for the end of the log, {@code TAIL} for its beginning, or the position of the last
     *     event that it is taken to have seen
     * @param reason why; recorded as an event
     * @param dryRun whether only to say what it would skip or repeat; so unless told otherwise
     */
    record NewPosition(
            @NotBlank
            @Pattern(regexp = "HEAD|TAIL|-1|\\d{1,18}", message = "must be HEAD, TAIL or a position of the log")
            String position,

            @NotBlank @Size(max = OperatorInput.LONGEST_REASON)
            String reason,

            Boolean dryRun) {}

    @PutMapping("/processors/{name}/position")
    @Operation(
            operationId = "moveProcessor",
            summary = "Have a processor go on from another position of the log",
            description =
                    "First as a dry run (so unless `dryRun` is false): the answer says how many events that skips or repeats, and of which orders. A policy acts again on what is repeated, and never on what is skipped. Other instances let go of it for as long as the move takes.",
            responses = {
                @ApiResponse(responseCode = "200", description = "What the move does, or would do"),
                @ApiResponse(
                        responseCode = "409",
                        description = "The log does not reach so far, or another instance does not let go of a share")
            })
    PositionPlans.Move move(
            @PathVariable @Parameter(schema = @Schema(type = "string", pattern = OperatorInput.PROCESSOR)) String name,
            @Valid @RequestBody NewPosition wanted,
            Principal caller) {
        StreamingEventProcessor processor = processor(name);
        boolean isMeant = Boolean.FALSE.equals(wanted.dryRun());
        if (isMeant) {
            both.mustAnswer();
        }
        long to = switch (wanted.position()) {
            case "HEAD" -> watch.head();
            case "TAIL" -> -1;
            default -> Long.parseLong(wanted.position());
        };
        if (to > watch.head()) {
            throw new Conflict(
                    "beyond-the-log",
                    "The log ends at " + watch.head() + "; name that position, HEAD, or an earlier one.");
        }
        PositionPlans.Move move = plans.plan(processor, to);
        if (isMeant) {
            var moved = new ProcessorMoved(service, name, move.from(), to, caller.getName(), wanted.reason());
            try {
                positions.move(processor, to, () -> record(moved, caller));
            } catch (Positions.InUseElsewhere elsewhere) {
                throw new Conflict(
                        "worked-on-elsewhere",
                        "Another instance works on a share of " + name
                                + " and did not let go of it. The processor's status names it as owner: stop that"
                                + " instance, or wait until its claim has run out, and say this again.");
            }
        }
        return move;
    }

    private ProcessorStatus status(ProcessorState state) {
        return ProcessorStatus.of(
                state,
                processing
                        .eventProcessor(state.name(), StreamingEventProcessor.class)
                        .map(StreamingEventProcessor::supportsReset)
                        .orElse(false),
                watch.storeSilence().toMillis() / 1e3);
    }

    private StreamingEventProcessor processor(String name) {
        return processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow(() -> new NotFound("processor " + name));
    }
}
