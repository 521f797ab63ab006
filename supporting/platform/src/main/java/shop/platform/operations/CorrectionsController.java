package shop.platform.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.http.InvalidField;
import shop.platform.correcting.Corrections;
import shop.platform.correcting.EventCorrected;
import shop.platform.messaging.Headers;
import shop.platform.security.Roles;
import shop.platform.web.Conflict;
import shop.platform.web.NotFound;
import tools.jackson.core.JacksonException;

/** The way out for an aggregate whose own history holds an event that cannot be read. */
@RestController
@RequestMapping("/operations/${spring.application.name}/corrections")
@PreAuthorize("hasRole('" + Roles.OPERATOR + "')")
@Tag(name = "operations", description = "Processors, rebuilds and parked events; role: operator")
class CorrectionsController {

    private static final int LONGEST_PAYLOAD = 20_000;

    private final EventStore events;
    private final Serializer serializer;
    private final Corrections corrections;
    private final String service;

    CorrectionsController(
            EventStore events,
            Serializer serializer,
            Corrections corrections,
            @Value("${spring.application.name}") String service) {
        this.events = events;
        this.serializer = serializer;
        this.corrections = corrections;
        this.service = service;
    }

    /**
     * @param aggregate whose history the event belongs to, as the answer to its commands names it
     * @param sequence the event's place there, from 0
     * @param payload what is to be read instead, as it would be stored: a JSON object, as text
     * @param reason why; recorded as an event
     */
    record Correction(
            @NotBlank @Size(max = 200) String aggregate,
            @NotNull @Min(0) Long sequence,
            @NotBlank @Size(max = LONGEST_PAYLOAD) String payload,

            @NotBlank @Size(max = OperatorInput.LONGEST_REASON)
            String reason) {}

    /**
     * What is read from now on.
     *
     * @param eventId of the event that was corrected, which stays as it is
     * @param type the stored name of its type
     * @param revision of the form of what is read instead
     */
    record Corrected(String aggregate, long sequence, String eventId, String type, String revision) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "correctEvent",
            summary = "Say what is to be read in place of an event that cannot be read",
            description =
                    "For an event of an aggregate's own history, for which its commands are answered `unreadable-history`. The event stays; the correction is appended beside it, with who and why. Only what cannot be read is corrected. Where the event is parked, too, retry it afterwards.",
            responses = {
                @ApiResponse(responseCode = "201", description = "It is read so from now on"),
                @ApiResponse(responseCode = "404", description = "There is no such event"),
                @ApiResponse(responseCode = "409", description = "It can be read")
            })
    Corrected correct(@Valid @RequestBody Correction wanted, Principal caller) {
        DomainEventMessage<?> event = event(wanted.aggregate(), wanted.sequence());
        SerializedType type = serializer.typeForClass(event.getPayloadType());
        if (event.getPayloadType().equals(UnknownSerializedType.class) || isReadable(event)) {
            throw new Conflict(
                    "event-readable",
                    "Event " + wanted.sequence() + " of " + wanted.aggregate()
                            + " can be read; only what cannot be read is corrected.");
        }
        String revision = Optional.ofNullable(type.getRevision()).orElse("");
        try {
            serializer.deserialize(new SimpleSerializedObject<>(
                    wanted.payload().getBytes(StandardCharsets.UTF_8), byte[].class, type));
        } catch (SerializationException unreadable) {
            throw unreadable.getCause() instanceof JacksonException json
                    ? InvalidField.unreadable("payload", json)
                    : new InvalidField("payload", "must be readable as " + type.getName());
        }
        var correction = new EventCorrected(
                service,
                event.getIdentifier(),
                wanted.aggregate(),
                wanted.sequence(),
                type.getName(),
                revision,
                wanted.payload(),
                caller.getName(),
                wanted.reason());
        corrections.add(correction, Map.of(Headers.SUBJECT, caller.getName()));
        return new Corrected(wanted.aggregate(), wanted.sequence(), event.getIdentifier(), type.getName(), revision);
    }

    private DomainEventMessage<?> event(String aggregate, long sequence) {
        return events.readEvents(aggregate, sequence)
                .asStream()
                .filter(event -> event.getSequenceNumber() == sequence)
                .findFirst()
                .<DomainEventMessage<?>>map(event -> event)
                .orElseThrow(() -> new NotFound("event " + sequence + " of " + aggregate));
    }

    private static boolean isReadable(DomainEventMessage<?> event) {
        try {
            event.getPayload();
            return true;
        } catch (SerializationException unreadable) {
            return false;
        }
    }
}
