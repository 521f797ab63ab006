package shop.node.http;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes JSON while it is made, so that no answer has to fit into memory. */
public final class Json {

    /** Above this a browser's numbers are no longer exact. */
    private static final long EXACT = 1L << 53;

    private final JsonWriter out;

    public Json(Writer writer) {
        out = new JsonWriter(writer);
    }

    /** One line of JSON. */
    public static String line(Consumer<Json> value) {
        StringWriter line = new StringWriter();
        value.accept(new Json(line));
        return line.toString();
    }

    public Json object(Runnable fields) {
        write(JsonWriter::beginObject);
        fields.run();
        return write(JsonWriter::endObject);
    }

    public Json object(String name, Runnable fields) {
        return name(name).object(fields);
    }

    public <T> Json array(Collection<T> all, Consumer<T> each) {
        return array(() -> all.forEach(each));
    }

    public <T> Json array(String name, Collection<T> all, Consumer<T> each) {
        return name(name).array(all, each);
    }

    public Json array(Runnable elements) {
        write(JsonWriter::beginArray);
        elements.run();
        return write(JsonWriter::endArray);
    }

    public Json field(String name, String value) {
        return name(name).write(json -> json.value(value));
    }

    public Json field(String name, boolean value) {
        return name(name).write(json -> json.value(value));
    }

    public Json field(String name, long value) {
        return Math.abs(value) > EXACT
                ? field(name, Long.toString(value))
                : name(name).write(json -> json.value(value));
    }

    public Json field(String name, double value) {
        return Double.isFinite(value)
                ? name(name).write(json -> json.value(value))
                : field(name, Double.toString(value));
    }

    /** A field whose value somebody else writes. */
    public Json value(String name, Runnable value) {
        name(name);
        value.run();
        return this;
    }

    /** An element of an array, or nothing in its place. */
    public Json value(Optional<String> value) {
        return write(json -> json.value(value.orElse(null)));
    }

    public Json value(String value) {
        return value(Optional.of(value));
    }

    private Json name(String name) {
        return write(json -> json.name(name));
    }

    public Json flush() {
        return write(JsonWriter::flush);
    }

    private Json write(Step step) {
        try {
            step.on(out);
            return this;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @FunctionalInterface
    private interface Step {
        void on(JsonWriter out) throws IOException;
    }
}
