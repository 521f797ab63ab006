package shop.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Keeps so many clients busy: each begins its next operation as soon as its last one is done, and not before. */
final class Load {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Operation operation;
    private final BooleanSupplier more;
    private final List<Client> clients;
    private final CountDownLatch finished;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Load(int clients, BooleanSupplier more, Operation operation) {
        this.operation = operation;
        this.more = more;
        this.clients = IntStream.range(0, clients).mapToObj(Client::new).toList();
        this.finished = new CountDownLatch(clients);
    }

    /** What a client does over and over; it ends by telling the client. */
    @FunctionalInterface
    interface Operation {
        void start(Client client);
    }

    /** Does at least one operation for each client, however brief the duration. */
    static Sample during(Duration duration, int clients, Operation operation) {
        AtomicInteger firsts = new AtomicInteger(clients);
        long end = System.nanoTime() + duration.toNanos();
        return new Load(
                        clients,
                        () -> firsts.get() > 0 && firsts.getAndDecrement() > 0 || System.nanoTime() - end < 0,
                        operation)
                .run();
    }

    /** Does so many operations altogether. */
    static Sample times(long operations, int clients, Operation operation) {
        AtomicLong left = new AtomicLong(operations);
        return new Load(clients, () -> left.getAndDecrement() > 0, operation).run();
    }

    private Sample run() {
        long began = System.nanoTime();
        clients.forEach(Client::next);
        try {
            if (!finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("No answer within " + PATIENCE, failure.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        long nanos = System.nanoTime() - began;
        if (failure.get() != null) {
            throw new IllegalStateException("An operation failed", failure.get());
        }
        return Sample.of(clients.stream().flatMapToLong(Client::times).toArray(), nanos);
    }

    /** One of those that keep the node busy. */
    final class Client {
        private final int number;
        private long[] times = new long[1024];
        private int done;
        private long began;

        private Client(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        private void next() {
            if (failure.get() == null && more.getAsBoolean()) {
                began = System.nanoTime();
                start();
            } else {
                finished.countDown();
            }
        }

        /** On whichever thread the last answer came, where nobody would hear of a failure. */
        private void start() {
            try {
                operation.start(this);
            } catch (RuntimeException broken) {
                failed(broken);
            }
        }

        void done() {
            if (done == times.length) {
                times = Arrays.copyOf(times, 2 * done);
            }
            times[done++] = System.nanoTime() - began;
            next();
        }

        void failed(Throwable cause) {
            failure.compareAndSet(null, cause);
            finished.countDown();
        }

        private LongStream times() {
            return Arrays.stream(times, 0, done);
        }
    }
}
