package shop.benchmark;

import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Reads the log as an application does, through the genuine client. */
final class Tailing implements AutoCloseable {

    private static final int BUFFER = 5_000;

    private final AxonServerConnectionFactory client;
    private final EventChannel events;
    private long appended;

    Tailing(ChildJvm node) {
        client = AxonServerConnectionFactory.forClient("benchmark-reader")
                .routingServers(new ServerAddress("127.0.0.1", node.port()))
                .build();
        events = client.connect("default").eventChannel();
    }

    /** Reads so many events from the beginning of the log. */
    Sample stream(int count) {
        long began = System.nanoTime();
        try (EventStream stream = events.openStream(-1, BUFFER)) {
            for (int i = 0; i < count; i++) {
                next(stream);
            }
        }
        return Sample.of(count, Duration.ofNanos(System.nanoTime() - began));
    }

    /** From the beginning of an append to the arrival of the event at a reader that waits for it, one after the other. */
    Sample latency(Duration duration) {
        long[] times = new long[100_000];
        int done = 0;
        try (EventStream stream = events.openStream(lastToken(), BUFFER)) {
            long began = System.nanoTime();
            do {
                long sent = System.nanoTime();
                events.appendEvents(Messages.event("tailed", appended++));
                next(stream);
                times[done++] = System.nanoTime() - sent;
            } while (System.nanoTime() - began < duration.toNanos() && done < times.length);
            return Sample.of(Arrays.copyOf(times, done), System.nanoTime() - began);
        }
    }

    private long lastToken() {
        return events.getLastToken().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static void next(EventStream stream) {
        try {
            if (stream.nextIfAvailable(30, TimeUnit.SECONDS) == null) {
                throw new IllegalStateException("No event within 30 s: " + stream.getError());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
