package shop.node.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An answer that goes on: named pieces of JSON, one after the other. Fails when the reader is gone. */
public final class ServerSentEvents {

    /** So much waits to leave together, and one piece more. */
    private static final int MOST_WAITING = 1024 * 1024;

    private static final long ANSWERED_WITHIN_MILLIS = 50;

    private final OutputStream out;
    private final StringBuilder waiting = new StringBuilder();
    private long sentAt = System.nanoTime();

    public ServerSentEvents(Request request) {
        out = request.begin("text/event-stream");
    }

    /** Adds a piece, which leaves with the next {@link #flush}. */
    public void add(String name, Consumer<Json> data) {
        waiting.append("event: ")
                .append(name)
                .append("\ndata: ")
                .append(Json.line(data))
                .append("\n\n");
    }

    /** Whether as much waits as should be held at once. */
    public boolean isFull() {
        return waiting.length() > MOST_WAITING;
    }

    /** Says that this side still lives, and finds out whether the other does, if nothing has left for so long. */
    public void beatAfter(Duration silence) {
        if (System.nanoTime() - sentAt >= silence.toNanos()) {
            waiting.append(":\n\n");
            flush();
        }
    }

    /** Finds out whether the other side still lives, and fails if not: what is sent to one that is gone comes back at once. */
    public void findOut() throws InterruptedException {
        beatAfter(Duration.ZERO);
        TimeUnit.MILLISECONDS.sleep(ANSWERED_WITHIN_MILLIS);
        beatAfter(Duration.ZERO);
    }

    public void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
        waiting.setLength(0);
        try {
            out.write(bytes);
            out.flush();
            sentAt = System.nanoTime();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
