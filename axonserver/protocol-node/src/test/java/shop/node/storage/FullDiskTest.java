package shop.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of its own, small enough to fill; making one takes the right to mount. */
@DisplayName("A store on a full disk")
class FullDiskTest {

    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    private Path mountPoint;

    private final Random random = new Random(1);
    private long next;

    @BeforeEach
    void mount() throws Exception {
        if (!run("mount", "-t", "tmpfs", "-o", "size=192m", "tmpfs", mountPoint.toString())) {
            abort("A small file system cannot be mounted here (needs Linux and root)");
        }
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", mountPoint.toString());
    }

    @Test
    @DisplayName("refuses before anything breaks, and goes on by itself once there is room")
    void refusesEarly() throws Exception {
        Path ballast = fill(90);
        try (RocksStore store = new RocksStore(mountPoint.resolve("data"), 64L * MEGABYTE)) {
            assertThat(store.hindrance()).isEmpty();
            long before = fillUntilRefused(store);
            assertThatThrownBy(() -> write(store)).isInstanceOf(StorageFailure.class);
            assertThat(store.hindrance())
                    .as("what is told before anybody writes")
                    .hasValueSatisfying(full -> assertThat(full.kind()).isEqualTo(StorageFailure.Kind.FULL));

            Files.delete(ballast);

            assertThat(store.hindrance()).isEmpty();
            store.recover();
            write(store);
            assertComplete(store, before);
        }
    }

    @Test
    @DisplayName("loses nothing that was accepted when it really runs out in the middle of a write, and recovers")
    void runsOut() throws Exception {
        Path ballast = fill(166);
        long before;
        try (RocksStore store = new RocksStore(mountPoint.resolve("data"), 0)) {
            before = fillUntilRefused(store);
            assertThat(store.get(Family.EVENTS, key(0))).as("reads go on").isPresent();

            Files.delete(ballast);

            store.recover();
            next = before;
            write(store);
            assertComplete(store, before);
        }
        try (RocksStore reopened = new RocksStore(mountPoint.resolve("data"), 0)) {
            assertComplete(reopened, before + 1);
        }
    }

    /** Returns how many entries were accepted. */
    private long fillUntilRefused(RocksStore store) {
        while (true) {
            try {
                write(store);
            } catch (StorageFailure failure) {
                assertThat(failure.kind()).isEqualTo(StorageFailure.Kind.FULL);
                assertThat(failure).hasMessageContaining("is full");
                return next;
            }
        }
    }

    private void write(RocksStore store) {
        byte[] value = new byte[MEGABYTE / 4];
        random.nextBytes(value);
        try (Store.Batch batch = store.newBatch()) {
            batch.put(Family.EVENTS, key(next), value);
            batch.commit();
        }
        next++;
    }

    private static void assertComplete(RocksStore store, long count) {
        for (long i = 0; i < count; i++) {
            assertThat(store.get(Family.EVENTS, key(i))).as("entry " + i).isPresent();
        }
    }

    private static byte[] key(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    private Path fill(int megabytes) throws IOException {
        return Files.write(mountPoint.resolve("ballast"), new byte[megabytes * MEGABYTE]);
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
