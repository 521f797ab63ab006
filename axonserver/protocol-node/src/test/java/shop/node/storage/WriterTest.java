package shop.node.storage;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.node.vital.Vitals;

@DisplayName("The writer")
class WriterTest {

    private final SlowDisk disk = new SlowDisk();
    private final BlockingQueue<String> ending = new LinkedBlockingQueue<>();
    private final Writer writer = new Writer(disk, new Vitals(ending::add));

    @AfterEach
    void close() {
        disk.commits.release(1_000);
        writer.close();
    }

    @Test
    @DisplayName("tells a change that it is stored only after the disk has it")
    void acknowledgesAfterCommit() throws Exception {
        Put put = submit("a");
        assertThatThrownBy(() -> put.outcome.get(200, MILLISECONDS)).isInstanceOf(TimeoutException.class);

        disk.commits.release();

        put.outcome.get(60, SECONDS);
        assertThat(disk.get(Family.META, "a".getBytes())).isPresent();
    }

    @Test
    @DisplayName("writes everything that gathered meanwhile at once")
    void groupCommit() throws Exception {
        Put first = submit("first");
        disk.awaitCommit();
        List<Put> gathered = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            gathered.add(submit("put " + i));
        }

        disk.commits.release(2);

        first.outcome.get(60, SECONDS);
        for (Put put : gathered) {
            put.outcome.get(60, SECONDS);
        }
        assertThat(disk.started.get()).isEqualTo(2);
    }

    @Test
    @DisplayName("refuses one change of many without harm to the others")
    void refusesOne() throws Exception {
        disk.commits.release(10);
        Put refused = new Put("refused") {
            @Override
            public void prepare(Store.Batch batch) {
                throw new IllegalArgumentException("not this one");
            }
        };
        Put before = submit("before");
        writer.submit(refused);
        Put after = submit("after");

        before.outcome.get(60, SECONDS);
        after.outcome.get(60, SECONDS);
        assertThatThrownBy(() -> refused.outcome.get(60, SECONDS)).hasRootCauseMessage("not this one");
    }

    @Test
    @DisplayName("fails all changes of a batch that the disk refuses, and recovers the store before the next")
    void recovers() throws Exception {
        disk.commits.release(10);
        disk.failure = Optional.of(new StorageFailure(StorageFailure.Kind.FULL, "full"));
        assertThatThrownBy(() -> submit("a").outcome.get(60, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("full");
        assertThat(writer.problem()).isPresent();

        disk.failure = Optional.empty();

        submit("b").outcome.get(60, SECONDS);
        assertThat(writer.problem()).isEmpty();
        assertThat(disk.recoveries.get()).isPositive();
    }

    @Test
    @DisplayName("ends the node when it dies of an error, and keeps nobody waiting")
    void dies() throws Exception {
        disk.commits.release(10);
        Put deadly = new Put("deadly") {
            @Override
            public void prepare(Store.Batch batch) {
                throw new OutOfMemoryError("planted");
            }
        };
        writer.submit(deadly);

        assertThat(ending.poll(60, SECONDS)).contains("node-writer", "OutOfMemoryError: planted");
        assertThatThrownBy(() -> submit("after").outcome.get(60, SECONDS)).isInstanceOf(ExecutionException.class);
    }

    @Test
    @DisplayName("writes what waits before it stops, and refuses what comes then")
    void drains() throws Exception {
        Put first = submit("first");
        disk.awaitCommit();
        Put waiting = submit("waiting");
        CompletableFuture<Void> closing = CompletableFuture.runAsync(writer::close);
        disk.commits.release(1_000);

        closing.get(60, SECONDS);

        first.outcome.get(60, SECONDS);
        waiting.outcome.get(60, SECONDS);
        assertThatThrownBy(() -> submit("late").outcome.get(60, SECONDS))
                .hasRootCauseMessage("The node is shutting down.");
    }

    private Put submit(String key) {
        Put put = new Put(key);
        writer.submit(put);
        return put;
    }

    private static class Put implements Change {
        private final String key;
        private final CompletableFuture<Void> outcome = new CompletableFuture<>();

        private Put(String key) {
            this.key = key;
        }

        @Override
        public void prepare(Store.Batch batch) {
            batch.put(Family.META, key.getBytes(), new byte[0]);
        }

        @Override
        public void committed() {
            outcome.complete(null);
        }

        @Override
        public void failed(RuntimeException cause) {
            outcome.completeExceptionally(cause);
        }
    }

    /** Commits when the test lets it. */
    private static final class SlowDisk implements Store {
        private final MemoryStore memory = new MemoryStore();
        private final Semaphore commits = new Semaphore(0);
        private final Semaphore arrived = new Semaphore(0);
        private final AtomicInteger started = new AtomicInteger();
        private final AtomicInteger recoveries = new AtomicInteger();
        private volatile Optional<StorageFailure> failure = Optional.empty();

        void awaitCommit() throws InterruptedException {
            assertThat(arrived.tryAcquire(60, SECONDS)).isTrue();
        }

        @Override
        public Batch newBatch() {
            Batch batch = memory.newBatch();
            return new Batch() {
                @Override
                public void put(Family family, byte[] key, byte[] value) {
                    batch.put(family, key, value);
                }

                @Override
                public void delete(Family family, byte[] key) {
                    batch.delete(family, key);
                }

                @Override
                public void commit() {
                    started.incrementAndGet();
                    arrived.release();
                    commits.acquireUninterruptibly();
                    failure.ifPresent(cause -> {
                        throw cause;
                    });
                    batch.commit();
                }

                @Override
                public void close() {
                    batch.close();
                }
            };
        }

        @Override
        public Optional<byte[]> get(Family family, byte[] key) {
            return memory.get(family, key);
        }

        @Override
        public Cursor cursor(Family family) {
            return memory.cursor(family);
        }

        @Override
        public void recover() {
            recoveries.incrementAndGet();
        }

        @Override
        public void copyTo(Path folder) {
            memory.copyTo(folder);
        }

        @Override
        public void close() {
            memory.close();
        }
    }
}
