package shop.platform.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.platform.parking.ParkedEvent;
import shop.platform.parking.ParkingLot;
import shop.platform.processing.Backlogs;
import shop.platform.security.Roles;
import shop.platform.web.NotFound;

/** The operator's view of the processors of this service. */
@RestController
@RequestMapping("/operations/${spring.application.name}")
@PreAuthorize("hasRole('" + Roles.OPERATOR + "')")
@Tag(name = "operations", description = "Processors, rebuilds and parked events; role: operator")
class OperationsController {

    private static final TrackingToken BEFORE_THE_FIRST_EVENT = new GlobalSequenceTrackingToken(-1);
    private static final int MOST_SHOWN = 200;
    private static final int MOST_RETRIED = 10_000;

    private final EventProcessingConfiguration processing;
    private final Backlogs backlogs;
    private final ParkingLot parking;

    OperationsController(EventProcessingConfiguration processing, Backlogs backlogs, ParkingLot parking) {
        this.parking = parking;
        this.processing = processing;
        this.backlogs = backlogs;
    }

    @GetMapping("/processors")
    @Operation(summary = "See how far each processor of this instance has come")
    List<ProcessorStatus> processors() {
        return processing.eventProcessors().values().stream().map(this::status).toList();
    }

    @PostMapping("/processors/{name}/rebuild")
    @Operation(
            summary = "Make a projection anew from the first event",
            description = "Reads go on meanwhile and see it grow. Refused for policies: history is not acted on again.")
    ProcessorStatus rebuild(@PathVariable String name) {
        StreamingEventProcessor processor = processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow(() -> new NotFound("processor " + name));
        if (!processor.supportsReset()) {
            throw new IllegalArgumentException("processor " + name + " acts on events; only projections are rebuilt");
        }
        processor.shutDown();
        try {
            // Said, not left to the framework: a share that has seen nothing yet has no token, and would get none.
            processor.resetTokens(log -> BEFORE_THE_FIRST_EVENT);
        } finally {
            processor.start();
        }
        return status(processor);
    }

    @GetMapping("/parked-events")
    @Operation(summary = "List the events that could not be processed, with the reason")
    List<ParkedEvent> parked() {
        return parking.page("", "", "", MOST_SHOWN);
    }

    @PostMapping("/processors/{name}/parked-events/retry")
    @Operation(
            summary = "Process the parked events of a processor again",
            description =
                    "What fails again stays parked, with those after it of the same aggregate; all others are tried.")
    Map<String, Long> retry(@PathVariable String name) {
        SequencedDeadLetterProcessor<EventMessage<?>> letters =
                processing.sequencedDeadLetterProcessor(name).orElseThrow(() -> new NotFound("processor " + name));
        long before = size(name);
        for (long tries = 0; tries < Math.min(before, MOST_RETRIED); tries++) {
            letters.processAny();
        }
        return Map.of("before", before, "left", size(name));
    }

    private ProcessorStatus status(EventProcessor processor) {
        List<ProcessorStatus.SegmentStatus> segments = processor instanceof StreamingEventProcessor streaming
                ? streaming.processingStatus().values().stream()
                        .map(segment -> new ProcessorStatus.SegmentStatus(
                                segment.getSegment().getSegmentId(),
                                segment.getCurrentPosition().orElse(-1),
                                segment.isCaughtUp(),
                                segment.isReplaying()))
                        .toList()
                : List.of();
        boolean rebuildable = processor instanceof StreamingEventProcessor streaming && streaming.supportsReset();
        return new ProcessorStatus(
                processor.getName(),
                processor.isRunning(),
                processor.isError(),
                rebuildable,
                size(processor.getName()),
                backlogs.of(processor.getName()).waiting(),
                backlogs.of(processor.getName()).behindSeconds(),
                segments);
    }

    private long size(String group) {
        return parking.size(group);
    }
}
