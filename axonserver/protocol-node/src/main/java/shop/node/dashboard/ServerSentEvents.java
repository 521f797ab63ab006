package shop.node.dashboard;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** An answer that goes on: named pieces of JSON, one after the other. Fails when the reader is gone. */
final class ServerSentEvents {

    private final OutputStream out;
    private final StringBuilder waiting = new StringBuilder();

    ServerSentEvents(Request request) {
        out = request.begin(200, "text/event-stream");
    }

    /** Adds a piece, which leaves with the next {@link #flush}. */
    void add(String name, Consumer<Json> data) {
        waiting.append("event: ")
                .append(name)
                .append("\ndata: ")
                .append(Json.line(data))
                .append("\n\n");
    }

    /** Says that this side still lives, and finds out whether the other does. */
    void beat() {
        waiting.append(":\n\n");
        flush();
    }

    void flush() {
        byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
        waiting.setLength(0);
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
