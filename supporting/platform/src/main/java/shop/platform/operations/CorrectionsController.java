package shop.platform.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import shop.http.Identifier;
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
    private final StoreAndLog both;
    private final String service;

    CorrectionsController(
            EventStore events,
            Serializer serializer,
            Corrections corrections,
            StoreAndLog both,
            @Value("${spring.application.name}") String service) {
        this.events = events;
        this.serializer = serializer;
        this.corrections = corrections;
        this.both = both;
        this.service = service;
    }

    /**
     * @param aggregate whose history the event belongs to, as the answer to its commands names it
     * @param sequence the event's place there, from 0
     * @param payload what is to be read instead, as it would be stored: a JSON object, as text; left out where it can be
     *     read
     * @param metadata what is to be read in place of all metadata; left out where they can be read
     * @param reason why; recorded as an event
     */
    record Correction(
            @Identifier @NotBlank @Size(max = 200) String aggregate,
            @NotNull @Min(0) Long sequence,
            @Size(min = 1, max = LONGEST_PAYLOAD) String payload,
            @Size(min = 1, max = 50) List<@NotNull @Valid Named> metadata,

            @NotBlank @Size(max = OperatorInput.LONGEST_REASON)
            String reason) {

        Map<String, String> named() {
            Map<String, String> named = new TreeMap<>();
            for (Named each : metadata == null ? List.<Named>of() : metadata) {
                if (named.put(each.key(), each.value()) != null) {
                    throw new InvalidField("metadata", "must name each key once");
                }
            }
            return named;
        }
    }

    /** One of an event's metadata. */
    @Schema(name = "Metadata")
    record Named(
            @Schema(example = "orderId") @Identifier @NotBlank @Size(max = 100)
            String key,

            @Schema(example = "order-2001") @NotNull @Size(max = 1_000)
            String value) {}

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
            description = "For an event of an aggregate's own history, for which its commands are answered"
                    + " `unreadable-history`, or one that is parked because its payload or metadata cannot be"
                    + " read. The event stays; the correction is appended beside it, with who and why. Say what is"
                    + " to be read in place of the payload, the metadata, or both: of what cannot be read, and of"
                    + " nothing else. Where the event is parked, retry it afterwards.",
            responses = {
                @ApiResponse(responseCode = "201", description = "It is read so from now on"),
                @ApiResponse(responseCode = "404", description = "There is no such event"),
                @ApiResponse(responseCode = "409", description = "It can be read")
            })
    Corrected correct(@Valid @RequestBody Correction wanted, Principal caller) {
        both.logMustAnswer();
        DomainEventMessage<?> event = event(wanted.aggregate(), wanted.sequence());
        SerializedType type = serializer.typeForClass(event.getPayloadType());
        boolean payloadBroken =
                !event.getPayloadType().equals(UnknownSerializedType.class) && !isReadable(event::getPayload);
        boolean metadataBroken = !isReadable(event::getMetaData);
        if (!payloadBroken && !metadataBroken) {
            throw new Conflict(
                    "event-readable",
                    "Event " + wanted.sequence() + " of " + wanted.aggregate()
                            + " can be read; only what cannot be read is corrected.");
        }
        isJust("payload", payloadBroken, wanted.payload() != null);
        isJust("metadata", metadataBroken, wanted.metadata() != null);
        if (payloadBroken) {
            isReadableAs(type, wanted.payload());
        }
        var correction = new EventCorrected(
                service,
                event.getIdentifier(),
                wanted.aggregate(),
                wanted.sequence(),
                type.getName(),
                Optional.ofNullable(type.getRevision()).orElse(""),
                Optional.ofNullable(wanted.payload()).orElse(""),
                caller.getName(),
                wanted.reason(),
                wanted.named());
        corrections.add(correction, Map.of(Headers.SUBJECT, caller.getName()));
        return new Corrected(
                wanted.aggregate(), wanted.sequence(), event.getIdentifier(), type.getName(), correction.revision());
    }

    /** What cannot be read has to be said, and nothing else. */
    private static void isJust(String field, boolean broken, boolean given) {
        if (broken && !given) {
            throw new InvalidField(field, "missing", "cannot be read in the log; say what is to be read instead");
        }
        if (given && !broken) {
            throw new InvalidField(field, "can be read in the log, and is not corrected; leave it out");
        }
    }

    private void isReadableAs(SerializedType type, String payload) {
        try {
            serializer.deserialize(
                    new SimpleSerializedObject<>(payload.getBytes(StandardCharsets.UTF_8), byte[].class, type));
        } catch (SerializationException unreadable) {
            throw unreadable.getCause() instanceof JacksonException json
                    ? InvalidField.unreadable("payload", json)
                    : new InvalidField("payload", "must be readable as " + type.getName());
        }
    }

    private DomainEventMessage<?> event(String aggregate, long sequence) {
        return events.readEvents(aggregate, sequence)
                .asStream()
                .filter(event -> event.getSequenceNumber() == sequence)
                .findFirst()
                .<DomainEventMessage<?>>map(event -> event)
                .orElseThrow(() -> new NotFound("event " + sequence + " of " + aggregate));
    }

    private static boolean isReadable(Runnable part) {
        try {
            part.run();
            return true;
        } catch (SerializationException unreadable) {
            return false;
        }
    }
}
