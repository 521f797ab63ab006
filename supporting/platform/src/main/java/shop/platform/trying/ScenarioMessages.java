package shop.platform.trying;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.springframework.core.NestedExceptionUtils;
import shop.http.InvalidField;
import shop.kernel.Revision;
import shop.platform.serialization.MessageNames;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the messages of a scenario, to the letter: each is made of what was given, and of nothing else. */
final class ScenarioMessages {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MessageNames names;
    private final Serializer serializer;
    private final Bounds bounds = new Bounds();

    ScenarioMessages(MessageNames names, Serializer serializer) {
        this.names = names;
        this.serializer = serializer;
    }

    /** @param step how the caller knows it: {@code steps[2]} */
    Object read(String step, String name, String content) {
        if (names.classNameOf(name).equals(name)) {
            throw new InvalidField(step + ".name", "unknown-message", "must be the stored name of a message");
        }
        Object message;
        try {
            message = serializer.deserialize(new SimpleSerializedObject<>(
                    content.getBytes(StandardCharsets.UTF_8), byte[].class, new SimpleSerializedType(name, null)));
        } catch (SerializationException unreadable) {
            throw invalid(step + ".content", name, unreadable);
        }
        bounds.check(step + ".content", message);
        isAllRead(
                step + ".content",
                JSON.readTree(content),
                JSON.readTree(serializer.serialize(message, String.class).getData()));
        return message;
    }

    /** A value that a message works with before it is looked at, and that was left out, is told by a failure of the JVM only. */
    private static InvalidField invalid(String field, String name, SerializationException unreadable) {
        if (NestedExceptionUtils.getMostSpecificCause(unreadable) instanceof NullPointerException) {
            return new InvalidField(field, "missing", "lacks a field that " + name + " needs");
        }
        return unreadable.getCause() instanceof JacksonException json
                ? InvalidField.unreadable(field, json)
                : new InvalidField(field, "must be readable as " + name);
    }

    static boolean isFact(Object message) {
        return message.getClass().isAnnotationPresent(Revision.class);
    }

    /** What a reader overlooks would be taken for something that makes no difference. */
    private static void isAllRead(String field, JsonNode given, JsonNode read) {
        if (given.isObject() && read.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            given.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            members.forEach((name, value) -> {
                if (!value.isNull() && !read.has(name)) {
                    throw new InvalidField(field + "." + name, "unknown-field", "is not known here; leave it out");
                }
                isAllRead(field + "." + name, value, read.path(name));
            });
        } else if (given.isArray() && read.isArray()) {
            for (int index = 0; index < given.size(); index++) {
                isAllRead(field + "[" + index + "]", given.path(index), read.path(index));
            }
        } else if (given.isFloatingPointNumber() && read.isIntegralNumber()) {
            // Of 2.9 it would have read 2.
            throw new InvalidField(field, "wrong-type", "must be a whole number");
        }
    }
}
