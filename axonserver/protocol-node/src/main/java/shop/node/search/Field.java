package shop.node.search;

import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of an event a query can ask for, and its columns in this order. */
public enum Field {
    TOKEN("token", EventWithToken::getToken),
    EVENT_IDENTIFIER("eventIdentifier", of(Event::getMessageIdentifier)),
    AGGREGATE_IDENTIFIER("aggregateIdentifier", of(Event::getAggregateIdentifier)),
    AGGREGATE_SEQUENCE_NUMBER("aggregateSequenceNumber", of(Event::getAggregateSequenceNumber)),
    AGGREGATE_TYPE("aggregateType", of(Event::getAggregateType)),
    PAYLOAD_TYPE("payloadType", of(event -> event.getPayload().getType())),
    PAYLOAD_REVISION("payloadRevision", of(event -> event.getPayload().getRevision())),
    PAYLOAD_DATA("payloadData", of(event -> event.getPayload().getData().toStringUtf8())),
    TIMESTAMP("timestamp", of(event -> Instant.ofEpochMilli(event.getTimestamp()))),
    META_DATA("metaData", of(event -> text(event.getMetaDataMap())));

    private final String word;
    private final Function<EventWithToken, Comparable<?>> value;

    Field(String word, Function<EventWithToken, Comparable<?>> value) {
        this.word = word;
        this.value = value;
    }

    private static Function<EventWithToken, Comparable<?>> of(Function<Event, Comparable<?>> value) {
        return event -> value.apply(event.getEvent());
    }

    static Optional<Field> named(String word) {
        return Stream.of(values()).filter(field -> field.word.equals(word)).findFirst();
    }

    /** The words of all fields, for people. */
    static String words() {
        return Stream.of(values()).map(Field::word).collect(Collectors.joining(", "));
    }

    public String word() {
        return word;
    }

    /** A {@link String}, a {@link Long} or, for the timestamp, an {@link Instant}. */
    public Comparable<?> of(EventWithToken event) {
        return value.apply(event);
    }

    /** A value of the metadata, as what it is: a text, a number or a truth. */
    static Optional<Object> metaData(Event event, String key) {
        return Optional.ofNullable(event.getMetaDataMap().get(key)).map(value -> switch (value.getDataCase()) {
            case NUMBER_VALUE -> value.getNumberValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case BOOLEAN_VALUE -> value.getBooleanValue();
            default -> text(value);
        });
    }

    private static String text(Map<String, MetaDataValue> metaData) {
        return new TreeMap<>(metaData)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String text(MetaDataValue value) {
        return switch (value.getDataCase()) {
            case TEXT_VALUE -> value.getTextValue();
            case NUMBER_VALUE -> Long.toString(value.getNumberValue());
            case BOOLEAN_VALUE -> Boolean.toString(value.getBooleanValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BYTES_VALUE -> value.getBytesValue().getData().toStringUtf8();
            case DATA_NOT_SET -> "";
        };
    }
}
