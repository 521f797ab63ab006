package shop.platform.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.platform.outside.Patience;
import shop.platform.parking.ParkedEvent;
import shop.platform.parking.ParkingLot;
import shop.platform.parking.Retry;
import shop.platform.processing.ProcessorWatch;
import shop.platform.processing.Rebuilds;
import shop.platform.security.Roles;
import shop.platform.web.Conflict;
import shop.platform.web.NotFound;

/** What could not be processed: seen, tried again, or given up for good. */
@RestController
@RequestMapping("/operations/${spring.application.name}")
@PreAuthorize("hasRole('" + Roles.OPERATOR + "')")
@Tag(name = "operations", description = "Processors, rebuilds and parked events; role: operator")
class ParkedEventsController {

    private static final String GROUP = "[0-9a-f]{12}";
    private static final String PARKED = OperatorInput.PROCESSOR + ":\\d{19}:[A-Za-z0-9._-]{1,200}";
    private static final String ASKED_FOR = "It will be done; the job tells how far it has come";
    private static final String LOCATION = "Location";

    private final EventProcessingConfiguration processing;
    private final ProcessorWatch watch;
    private final Rebuilds rebuilds;
    private final ParkingLot parking;
    private final Discards discards;
    private final Patience patience;
    private final StoreAndLog both;
    private final Jobs jobs;
    private final String service;

    ParkedEventsController(
            EventProcessingConfiguration processing,
            ProcessorWatch watch,
            Rebuilds rebuilds,
            ParkingLot parking,
            Discards discards,
            Patience patience,
            StoreAndLog both,
            Jobs jobs,
            @Value("${spring.application.name}") String service) {
        this.processing = processing;
        this.watch = watch;
        this.rebuilds = rebuilds;
        this.parking = parking;
        this.discards = discards;
        this.patience = patience;
        this.both = both;
        this.jobs = jobs;
        this.service = service;
    }

    /** @param reason why the event may be given up */
    record Discard(
            @NotBlank @Size(max = OperatorInput.LONGEST_REASON)
            String reason) {}

    @GetMapping("/parked-events")
    @Operation(
            operationId = "listParkedEvents",
            summary = "List the events that could not be processed, with the reason and the text that the log holds",
            description = "Page by page: ask again with `after` set to `next` until there is no `next`.")
    ParkedEventsPage parked(
            @RequestParam(required = false) @Pattern(regexp = OperatorInput.PROCESSOR) String processor,
            @RequestParam(required = false) @Pattern(regexp = GROUP) String group,
            @RequestParam(required = false) @Pattern(regexp = PARKED) String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
        return ParkedEventsPage.of(
                patience.ask(() -> parking.page(orAny(processor), orAny(group), orAny(after), size)), size);
    }

    @GetMapping("/parked-events/groups")
    @Operation(
            operationId = "countParkedEvents",
            summary = "Count the parked events by what stopped them",
            description = "The largest groups first. Those that only wait behind others are not counted.")
    List<ParkingLot.Group> groups() {
        return patience.ask(parking::groups);
    }

    @GetMapping("/parked-events/{id}")
    @Operation(
            operationId = "readParkedEvent",
            summary = "See a parked event",
            description = "With the reason, and with the text that the log holds.")
    ParkedEvent one(@PathVariable @Parameter(schema = @Schema(type = "string", pattern = PARKED)) String id) {
        return patience.ask(() -> parking.find(id)).orElseThrow(() -> new NotFound("parked event " + id));
    }

    @PostMapping("/parked-events/{id}/retry")
    @Operation(
            operationId = "retryParkedEvent",
            summary = "Process a parked event again, and those that wait behind it",
            description = "Only the first of its sequence; the answer names the job that does it.",
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = ASKED_FOR,
                        headers = @Header(name = LOCATION, schema = @Schema(type = "string"))),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "It waits behind another parked event, or is one of a projection that is being made anew")
            })
    ResponseEntity<Jobs.Job> retry(
            @PathVariable @Parameter(schema = @Schema(type = "string", pattern = PARKED)) String id) {
        ParkedEvent event = one(id);
        checkIsRead(event.processor());
        if (!event.first()) {
            throw new Conflict(
                    "waits-behind-another",
                    "It waits behind an earlier parked event of " + event.sequence() + "; retry or discard that one.");
        }
        both.mustAnswer();
        return accepted(
                "Retry of " + id,
                List.of(event.processor()),
                letter -> letter.sequence().equals(event.sequence()));
    }

    @PostMapping("/retries")
    @Operation(
            operationId = "retryParkedEvents",
            summary = "Process all parked events of a group or of a processor again",
            description =
                    "What fails again stays parked, with those after it of the same sequence; all others are tried. The answer names the job that does it.",
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = ASKED_FOR,
                        headers = @Header(name = LOCATION, schema = @Schema(type = "string"))),
                @ApiResponse(responseCode = "404", description = "There is no such processor"),
                @ApiResponse(responseCode = "409", description = "It is a projection that is being made anew")
            })
    ResponseEntity<Jobs.Job> retryAll(
            @RequestParam(required = false) @Pattern(regexp = GROUP) String group,
            @RequestParam(required = false) @Pattern(regexp = OperatorInput.PROCESSOR) String processor) {
        both.mustAnswer();
        if (processor != null) {
            checkIsRead(processor);
            letters(processor);
        }
        List<String> processors =
                processor == null ? List.copyOf(processing.eventProcessors().keySet()) : List.of(processor);
        return accepted(
                "Retry of " + (group == null ? "all" : "group " + group),
                processors,
                letter -> group == null || letter.group().equals(group));
    }

    private ResponseEntity<Jobs.Job> accepted(String what, List<String> processors, Retry.Wanted wanted) {
        Jobs.Job job = jobs.start(what, progress -> {
            Map<String, List<String>> due = Retry.due(parking, processors, wanted);
            progress.expect(due.values().stream().mapToLong(List::size).sum());
            due.forEach((processor, letters) ->
                    letters.forEach(letter -> progress.did(letters(processor).process(Retry.of(letter)))));
            processors.forEach(watch::thereIsRoomFor);
        });
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .header(LOCATION, "/operations/" + service + "/jobs/" + job.id())
                .body(job);
    }

    @PostMapping("/parked-events/{id}/discard")
    @Operation(
            operationId = "discardParkedEvent",
            summary = "Give up a parked event for good",
            description =
                    "What it would have led to will never happen. Who gave it up and why is recorded as an event. Those that wait behind it are processed.",
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = ASKED_FOR,
                        headers = @Header(name = LOCATION, schema = @Schema(type = "string"))),
                @ApiResponse(responseCode = "409", description = "It is one of a projection that is being made anew")
            })
    ResponseEntity<Jobs.Job> discard(
            @PathVariable @Parameter(schema = @Schema(type = "string", pattern = PARKED)) String id,
            @Valid @RequestBody Discard discard,
            Principal caller) {
        ParkedEvent event = one(id);
        checkIsRead(event.processor());
        both.mustAnswer();
        discards.record(event, caller.getName(), discard.reason());
        parking.discard(id);
        return accepted(
                "Those behind " + id,
                List.of(event.processor()),
                letter -> event.first() && letter.sequence().equals(event.sequence()));
    }

    @GetMapping("/jobs")
    @Operation(
            operationId = "listJobs",
            summary = "List what operators asked for lately",
            description = "The newest first, of all instances.")
    List<Jobs.Job> jobs() {
        return patience.ask(jobs::all);
    }

    @GetMapping("/jobs/{id}")
    @Operation(
            operationId = "readJob",
            summary = "See how far a job has come",
            description = "Its state, and of how many things how many are done.")
    Jobs.Job job(@PathVariable @Parameter(schema = @Schema(type = "string", format = "uuid")) String id) {
        return patience.ask(() -> jobs.find(id)).orElseThrow(() -> new NotFound("job " + id));
    }

    /** What a rebuild has parked counts once it takes the place of what is read. */
    private void checkIsRead(String processor) {
        rebuilds.projectionMadeAnewAs(processor).ifPresent(projection -> {
            throw new Conflict(
                    "rebuild-not-read-yet",
                    "It is parked for the rebuild of " + projection + ", which is not read yet. Once the rebuild is "
                            + "done, retry or discard it as an event of " + projection
                            + "; one that is given up takes it along.");
        });
    }

    private static String orAny(String wanted) {
        return wanted == null ? "" : wanted;
    }

    private SequencedDeadLetterProcessor<EventMessage<?>> letters(String processor) {
        return Optional.of(processor)
                .flatMap(processing::sequencedDeadLetterProcessor)
                .orElseThrow(() -> new NotFound("processor " + processor));
    }
}
