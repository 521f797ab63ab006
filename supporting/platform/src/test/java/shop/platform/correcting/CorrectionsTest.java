package shop.platform.correcting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.serialization.SerializationConfiguration;

/** Each event comes as the connector hands it over, with the serializer that would read it. */
@DisplayName("An event that was corrected")
class CorrectionsTest {

    private final Serializer serializer = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(SerializationConfiguration::forMessagesAndTokens)
            .build();
    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Corrections corrections = new Corrections(() -> log);

    enum Mood {
        GOOD
    }

    record Noted(String text) {}

    @Test
    @DisplayName("is read with the metadata that were said, and its own payload")
    void metadata() {
        Event broken = noted("{\"text\": \"hello\"}", "\"SO-SO\"");
        assertThatThrownBy(() -> read(broken).getMetaData()).isInstanceOf(SerializationException.class);

        corrections.add(correction("", Map.of("orderId", "order-1")), Map.of());

        assertThat(read(broken).getMetaData()).isEqualTo(MetaData.with("orderId", "order-1"));
        assertThat(read(broken).getPayload()).isEqualTo(new Noted("hello"));
    }

    @Test
    @DisplayName("is read with the payload that was said, and its own metadata")
    void payload() {
        Event broken = noted("{\"text\": \"hel", "\"GOOD\"");

        corrections.add(correction("{\"text\": \"hello\"}", Map.of()), Map.of());

        assertThat(read(broken).getPayload()).isEqualTo(new Noted("hello"));
        assertThat(read(broken).getMetaData()).isEqualTo(MetaData.with("mood", Mood.GOOD));
    }

    @Test
    @DisplayName("is read anew in both, by another instance that finds the correction in the log")
    void both() {
        Event broken = noted("{\"text\": \"hel", "\"SO-SO\"");
        corrections.add(correction("{\"text\": \"hello\"}", Map.of("orderId", "order-1")), Map.of());

        Corrections elsewhere = new Corrections(() -> log);

        assertThat(elsewhere.find("noted")).isTrue();
        assertThat(elsewhere.find("noted")).as("known by now").isFalse();
        EventMessage<?> read = read(broken, elsewhere);
        assertThat(read.getPayload()).isEqualTo(new Noted("hello"));
        assertThat(read.getMetaData()).isEqualTo(MetaData.with("orderId", "order-1"));
    }

    @Test
    @DisplayName("before metadata could be corrected is read as it was")
    void before() {
        String before = """
                {"service": "order", "eventId": "noted", "aggregateId": "page", "aggregateSequence": 0, "type": "t",
                 "revision": "", "payload": "{}", "correctedBy": "olga", "reason": "torn"}""";
        EventCorrected stored = serializer.deserialize(
                new SimpleSerializedObject<>(before, String.class, EventCorrected.class.getName(), null));

        assertThat(stored.metadata()).isEmpty();
    }

    private static EventCorrected correction(String payload, Map<String, String> metadata) {
        return new EventCorrected(
                "order", "noted", "page", 0, Noted.class.getName(), "", payload, "olga", "torn", metadata);
    }

    private static Event noted(String json, String mood) {
        return Event.newBuilder()
                .setMessageIdentifier("noted")
                .setAggregateType("Page")
                .setAggregateIdentifier("page")
                .setTimestamp(1_700_000_000_000L)
                .setPayload(SerializedObject.newBuilder()
                        .setType(Noted.class.getName())
                        .setData(ByteString.copyFromUtf8(json)))
                .putMetaData(
                        "mood",
                        MetaDataValue.newBuilder()
                                .setBytesValue(SerializedObject.newBuilder()
                                        .setType(Mood.class.getName())
                                        .setData(ByteString.copyFromUtf8(mood)))
                                .build())
                .build();
    }

    private EventMessage<?> read(Event event) {
        return read(event, corrections);
    }

    private EventMessage<?> read(Event event, Corrections by) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        Stream.of(new TrackedDomainEventData<>(
                                new GlobalSequenceTrackingToken(0), new GrpcBackedDomainEventData(event))),
                        new GrpcMetaDataAwareSerializer(serializer),
                        by)
                .findFirst()
                .orElseThrow();
    }
}
