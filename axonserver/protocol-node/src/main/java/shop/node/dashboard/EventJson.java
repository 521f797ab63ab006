package shop.node.dashboard;

import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import shop.node.http.Json;

/** How events look in answers. A payload is told as the text that it is, or else in Base64; the reader formats it. */
final class EventJson {

    /** What a row shows of a payload, in characters. */
    static final int PREVIEW = 240;
    /** What it shows at most to whoever asks for more. */
    static final int LONGEST_PREVIEW = 4_000;

    private EventJson() {}

    /** The whole event; snapshots have no token. */
    static void whole(Json json, String context, Optional<Long> token, Event event) {
        json.object(() -> {
            head(json, context, token, event);
            json.object("payload", () -> payload(json, event.getPayload()));
        });
    }

    /** As much of it as a row shows. */
    static void row(Json json, String context, Optional<Long> token, Event event) {
        row(json, context, token, event, PREVIEW);
    }

    /** The same with so many characters of its payload. */
    static void row(Json json, String context, Optional<Long> token, Event event, int previewed) {
        json.object(() -> {
            head(json, context, token, event);
            json.field("size", event.getPayload().getData().size());
            json.field("preview", preview(event.getPayload(), previewed));
        });
    }

    private static void head(Json json, String context, Optional<Long> token, Event event) {
        json.field("context", context);
        token.ifPresent(number -> json.field("token", number));
        json.field("id", event.getMessageIdentifier());
        json.field("timestamp", Instant.ofEpochMilli(event.getTimestamp()).toString());
        json.field("type", event.getPayload().getType());
        json.field("revision", event.getPayload().getRevision());
        if (!event.getAggregateType().isEmpty()) {
            json.field("aggregateId", event.getAggregateIdentifier());
            json.field("aggregateType", event.getAggregateType());
            json.field("sequence", event.getAggregateSequenceNumber());
        }
        json.object(
                "metaData",
                () -> new TreeMap<>(event.getMetaDataMap()).forEach((name, value) -> {
                    switch (value.getDataCase()) {
                        case NUMBER_VALUE -> json.field(name, value.getNumberValue());
                        case BOOLEAN_VALUE -> json.field(name, value.getBooleanValue());
                        case DOUBLE_VALUE -> json.field(name, value.getDoubleValue());
                        default -> json.field(name, text(value));
                    }
                }));
    }

    private static void payload(Json json, SerializedObject payload) {
        byte[] bytes = payload.getData().toByteArray();
        Optional<String> text = text(bytes);
        json.field("size", bytes.length);
        json.field("encoding", text.isPresent() ? "text" : "base64");
        json.field("data", text.orElseGet(() -> Base64.getEncoder().encodeToString(bytes)));
    }

    private static String preview(SerializedObject payload, int previewed) {
        // A character has four bytes at most.
        int length = Math.min(payload.getData().size(), previewed * 4);
        String text = payload.getData().substring(0, length).toStringUtf8();
        int end = Math.min(text.length(), previewed);
        // Never half of a character.
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** Empty when these bytes are no text. */
    private static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.chars().anyMatch(character -> character < ' ' && "\t\n\r".indexOf(character) < 0)
                    ? Optional.empty()
                    : Optional.of(text);
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    /** Values that are looked for, by name. */
    static Optional<String> text(Map<String, MetaDataValue> metaData, String name) {
        return Optional.ofNullable(metaData.get(name)).map(EventJson::text);
    }

    static String text(MetaDataValue value) {
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
