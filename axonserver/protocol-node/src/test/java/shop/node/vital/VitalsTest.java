package shop.node.vital;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the node cannot live without")
class VitalsTest {

    private final BlockingQueue<String> ending = new LinkedBlockingQueue<>();
    private final AtomicLong now = new AtomicLong();
    private final Vitals vitals = new Vitals(ending::add, now::get);

    @Test
    @DisplayName("ends it, once, when a thread of it dies of whatever")
    void threadDies() throws Exception {
        Thread thread = vitals.threads("node-thing").newThread(() -> {
            throw new IllegalStateException("unforeseen");
        });
        thread.start();

        assertThat(ending.poll(60, SECONDS)).contains("node-thing-1", "unforeseen");
        vitals.lost("other thing", new OutOfMemoryError());
        assertThat(ending).isEmpty();
    }

    @Test
    @DisplayName("does not end it while it leaves anyway")
    void leaving() {
        vitals.leave();

        vitals.lost("thread", new OutOfMemoryError());

        assertThat(ending).isEmpty();
    }

    @Test
    @DisplayName("ends it when a periodic task meets an error, which its executor would keep to itself")
    void errorInPeriodicTask() {
        Runnable task = vitals.repeated("schedule", () -> {
            throw new OutOfMemoryError("planted");
        });

        assertThatThrownBy(task::run).isInstanceOf(OutOfMemoryError.class);

        assertThat(ending.remove()).contains("schedule", "planted");
    }

    @Test
    @DisplayName("shows a periodic task that fails, until it succeeds again")
    void failingTask() {
        Optional<?>[] failure = {Optional.of("no such event")};
        Runnable task = vitals.repeated(
                "schedule",
                () -> failure[0].ifPresent(why -> {
                    throw new IllegalStateException(why.toString());
                }));
        task.run();
        assertThat(vitals.report()).containsEntry("schedule", Optional.of("no such event"));

        failure[0] = Optional.empty();
        task.run();

        assertThat(vitals.report()).containsEntry("schedule", Optional.empty());
        assertThat(ending).isEmpty();
    }

    @Test
    @DisplayName("shows what has stood still for more than ten seconds, unless it rests")
    void standsStill() {
        Pulse pulse = vitals.pulse("writer");
        vitals.pulse("writer").rest();
        pulse.beat();
        now.addAndGet(SECONDS.toNanos(9));
        assertThat(vitals.report()).containsEntry("writer", Optional.empty());

        now.addAndGet(SECONDS.toNanos(2));
        assertThat(vitals.report().get("writer"))
                .hasValueSatisfying(why -> assertThat(why).contains("11 seconds"));

        pulse.beat();
        pulse.rest();
        now.addAndGet(SECONDS.toNanos(1_000));
        assertThat(vitals.report()).containsEntry("writer", Optional.empty());
    }

    @Test
    @DisplayName("ends it when an error strikes within a call, but not for one that calls itself too deeply")
    void errorsWithinCalls() {
        assertThatThrownBy(() -> call(new StackOverflowError())).isInstanceOf(StackOverflowError.class);
        assertThat(ending).isEmpty();

        assertThatThrownBy(() -> call(new NoClassDefFoundError("planted"))).isInstanceOf(NoClassDefFoundError.class);
        assertThat(ending.remove()).contains("shop/Call", "planted");
    }

    private void call(Error error) {
        ServerCallHandler<InputStream, InputStream> handler = (call, headers) -> new ServerCall.Listener<>() {
            @Override
            public void onHalfClose() {
                throw error;
            }
        };
        new WatchedCalls(vitals)
                .interceptCall(new SilentCall(), new Metadata(), handler)
                .onHalfClose();
    }

    private static final class SilentCall extends ServerCall<InputStream, InputStream> {

        @Override
        public MethodDescriptor<InputStream, InputStream> getMethodDescriptor() {
            MethodDescriptor.Marshaller<InputStream> untouched = new MethodDescriptor.Marshaller<>() {
                @Override
                public InputStream stream(InputStream value) {
                    return value;
                }

                @Override
                public InputStream parse(InputStream stream) {
                    return new ByteArrayInputStream(new byte[0]);
                }
            };
            return MethodDescriptor.newBuilder(untouched, untouched)
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName("shop/Call")
                    .build();
        }

        @Override
        public void request(int messages) {
            // Nobody sends.
        }

        @Override
        public void sendHeaders(Metadata headers) {
            // Nobody listens.
        }

        @Override
        public void sendMessage(InputStream message) {
            // Nobody listens.
        }

        @Override
        public void close(Status status, Metadata trailers) {
            // Nobody listens.
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
