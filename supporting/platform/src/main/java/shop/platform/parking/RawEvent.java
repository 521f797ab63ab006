package shop.platform.parking;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.axonserver.connector.util.GrpcMetaDataConverter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * An event as the log holds it. It is never read here: what cannot be read can be kept, shown and told again.
 *
 * @param token its position in the log; -1 if it did not come from there
 */
record RawEvent(Event event, long token) {

    /** What opens an account that is sealed in a store: nobody needs to see it. */
    private static final Pattern OPENS_AN_ACCOUNT =
            Pattern.compile("(\"account\"\\s*:\\s*\\{[^{}]*?\"token\"\\s*:\\s*\")[^\"]*");

    private static final String HIDDEN = "$1hidden";

    /** @param serializer the one that the event would be read with */
    static RawEvent of(EventMessage<?> message, Serializer serializer) {
        // An event carries the serializer that it came with, and gives its bytes away only to an equal one.
        Serializer itsOwn = new GrpcMetaDataAwareSerializer(serializer);
        org.axonframework.serialization.SerializedObject<byte[]> payload =
                message.serializePayload(itsOwn, byte[].class);
        Event.Builder event = Event.newBuilder()
                .setMessageIdentifier(message.getIdentifier())
                .setTimestamp(message.getTimestamp().toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType(payload.getType().getName())
                        .setRevision(Optional.ofNullable(payload.getType().getRevision())
                                .orElse(""))
                        .setData(ByteString.copyFrom(payload.getData())))
                .putAllMetaData(metadata(message, itsOwn, serializer));
        if (message instanceof DomainEventMessage<?> domain) {
            event.setAggregateType(Optional.ofNullable(domain.getType()).orElse(""))
                    .setAggregateIdentifier(domain.getAggregateIdentifier())
                    .setAggregateSequenceNumber(domain.getSequenceNumber());
        }
        long token = message instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(-1)
                : -1;
        return new RawEvent(event.build(), token);
    }

    static RawEvent parse(byte[] stored, long token) {
        try {
            return new RawEvent(Event.parseFrom(stored), token);
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException("The parked event at " + token + " is damaged in the store", damaged);
        }
    }

    @SuppressWarnings("unchecked") // the map that the connector put there
    private static Map<String, MetaDataValue> metadata(EventMessage<?> message, Serializer itsOwn, Serializer plain) {
        try {
            Map<String, ?> raw = message.serializeMetaData(itsOwn, Map.class).getData();
            if (raw.values().stream().allMatch(MetaDataValue.class::isInstance)) {
                return (Map<String, MetaDataValue>) raw;
            }
        } catch (RuntimeException notFromTheServer) {
            // Then it has been read already.
        }
        GrpcMetaDataConverter converter = new GrpcMetaDataConverter(plain);
        Map<String, MetaDataValue> metadata = new TreeMap<>();
        message.getMetaData().forEach((key, value) -> metadata.put(key, converter.convertToMetaDataValue(value)));
        return metadata;
    }

    /** The event as a processor gets it, raised by the upcasters that there are now. */
    EventMessage<?> message(Serializer serializer, EventUpcaster upcasters) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        Stream.of(new TrackedDomainEventData<>(
                                new GlobalSequenceTrackingToken(token), new GrpcBackedDomainEventData(event))),
                        new GrpcMetaDataAwareSerializer(serializer),
                        upcasters)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No event is left of " + event.getMessageIdentifier()));
    }

    Instant happenedAt() {
        return Instant.ofEpochMilli(event.getTimestamp());
    }

    String type() {
        return event.getPayload().getType();
    }

    String revision() {
        return event.getPayload().getRevision();
    }

    /** The payload as text, whether it can be read or not; without what opens an account. */
    String payload() {
        return OPENS_AN_ACCOUNT.matcher(text(event.getPayload().getData())).replaceAll(HIDDEN);
    }

    /** The metadata as text, whether they can be read or not. */
    Map<String, String> metadata() {
        Map<String, String> text = new TreeMap<>();
        event.getMetaDataMap().forEach((key, value) -> text.put(key, text(value)));
        return text;
    }

    private static String text(MetaDataValue value) {
        return switch (value.getDataCase()) {
            case TEXT_VALUE -> value.getTextValue();
            case NUMBER_VALUE -> Long.toString(value.getNumberValue());
            case BOOLEAN_VALUE -> Boolean.toString(value.getBooleanValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BYTES_VALUE ->
                value.getBytesValue().getType() + " "
                        + text(value.getBytesValue().getData());
            case DATA_NOT_SET -> "";
        };
    }

    private static String text(ByteString bytes) {
        return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
}
