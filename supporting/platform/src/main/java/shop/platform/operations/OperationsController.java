package shop.platform.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.platform.messaging.Headers;
import shop.platform.processing.PositionPlans;
import shop.platform.processing.Positions;
import shop.platform.processing.ProcessorState;
import shop.platform.processing.ProcessorWatch;
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
    private final Positions positions;
    private final PositionPlans plans;
    private final EventStore events;
    private final String service;

    OperationsController(
            EventProcessingConfiguration processing,
            ProcessorWatch watch,
            Positions positions,
            PositionPlans plans,
            EventStore events,
            @Value("${spring.application.name}") String service) {
        this.processing = processing;
        this.watch = watch;
        this.positions = positions;
        this.plans = plans;
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
            summary = "Make a projection anew from the first event",
            description = "Reads go on meanwhile and see it grow. Refused for policies: history is not acted on again.",
            responses = {
                @ApiResponse(responseCode = "200", description = "It begins anew"),
                @ApiResponse(responseCode = "409", description = "It is a policy")
            })
    ProcessorStatus rebuild(
            @PathVariable @Parameter(schema = @Schema(type = "string", pattern = OperatorInput.PROCESSOR))
                    String name) {
        StreamingEventProcessor processor = processor(name);
        if (!processor.supportsReset()) {
            throw new Conflict(
                    "not-a-projection", "The processor " + name + " acts on events; only projections are rebuilt.");
        }
        positions.rebuild(processor);
        return watch.states().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .map(this::status)
                .orElseThrow(() -> new NotFound("processor " + name));
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
                    "First as a dry run (so unless `dryRun` is false): the answer says how many events that skips or repeats, and of which orders. A policy acts again on what is repeated, and never on what is skipped.",
            responses = {
                @ApiResponse(responseCode = "200", description = "What the move does, or would do"),
                @ApiResponse(responseCode = "409", description = "The log does not reach so far")
            })
    PositionPlans.Move move(
            @PathVariable @Parameter(schema = @Schema(type = "string", pattern = OperatorInput.PROCESSOR)) String name,
            @Valid @RequestBody NewPosition wanted,
            Principal caller) {
        StreamingEventProcessor processor = processor(name);
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
        if (Boolean.FALSE.equals(wanted.dryRun())) {
            positions.move(
                    processor,
                    to,
                    () -> events.publish(new GenericEventMessage<>(
                            new ProcessorMoved(service, name, move.from(), to, caller.getName(), wanted.reason()),
                            Map.of(Headers.SUBJECT, caller.getName()))));
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
