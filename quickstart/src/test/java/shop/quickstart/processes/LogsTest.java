package shop.quickstart.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.starting.CannotStart;

@DisplayName("What the instances write")
class LogsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @TempDir
    private Path data;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(data.resolve("logs"));
        for (String instance : List.of("order-1", "order-2", "payment-1", "node")) {
            IntStream.rangeClosed(1, 20).forEach(line -> write(instance, instance + " says " + line + "\n"));
        }
    }

    @Test
    @DisplayName("is told of a part, of an instance, of several, each by its last lines and with its name")
    void lastLines() throws IOException {
        logs("order", "node").tell(2);

        assertThat(lines())
                .containsExactly(
                        "node            | node says 19",
                        "node            | node says 20",
                        "order-1         | order-1 says 19",
                        "order-1         | order-1 says 20",
                        "order-2         | order-2 says 19",
                        "order-2         | order-2 says 20");
        told.reset();
        logs("order-2").tell(1);
        assertThat(lines()).containsExactly("order-2         | order-2 says 20");
    }

    @Test
    @DisplayName("is told of all where nobody is named, whole where it is short")
    void all() throws IOException {
        logs().tell(1_000);

        assertThat(lines()).hasSize(80);
    }

    @Test
    @DisplayName("is not told of what is called nothing, or has written nothing: what can be said is named instead")
    void nobody() {
        assertThatThrownBy(() -> logs("orders").tell(5))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("'orders'")
                .extracting(refusal -> ((CannotStart) refusal).remedy())
                .asString()
                .contains("order, payment, shipping");
        assertThatThrownBy(() -> logs("gateway").tell(5))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Nothing has been written");
    }

    @Test
    @DisplayName("is followed, also of an instance that comes later: line by line, and no half of one")
    void followed() throws Exception {
        Logs logs = logs("order");
        logs.tell(0);
        Thread follower = new Thread(() -> {
            try {
                logs.follow();
            } catch (IOException | InterruptedException ended) {
                // As wanted.
            }
        });
        follower.start();
        try {
            byte[] korean = "주문\n".getBytes(StandardCharsets.UTF_8);
            append("order-1", korean[0], korean[1]);
            write("payment-1", "not wanted\n");
            write("order-3", "is new\n");
            await("the new one").atMost(PATIENCE).until(() -> lines().contains("order-3         | is new"));
            assertThat(lines()).hasSize(1);

            append("order-1", korean[2], korean[3], korean[4], korean[5], korean[6]);
            await("the other half").atMost(PATIENCE).until(() -> lines().contains("order-1         | 주문"));

            Files.writeString(data.resolve("logs/order-2.log"), "emptied\n");
            await("what was emptied").atMost(PATIENCE).until(() -> lines().contains("order-2         | emptied"));
            assertThat(lines()).hasSize(3);
        } finally {
            follower.interrupt();
            follower.join();
        }
    }

    @Test
    @DisplayName("is nothing where a log is gone by the time it is read, and the whole of it once it is there again")
    void gone() throws Exception {
        Path log = data.resolve("logs/order-3.log");
        Path away = data.resolve("away");
        Files.createSymbolicLink(log, away);
        Logs logs = logs("order-2", "order-3");
        logs.tell(1);
        assertThat(lines()).containsExactly("order-2         | order-2 says 20");
        Thread follower = new Thread(() -> {
            try {
                logs.follow();
            } catch (IOException | InterruptedException ended) {
                // As wanted.
            }
        });
        follower.start();
        try {
            append("order-2", "goes on\n".getBytes(StandardCharsets.UTF_8));
            await("the other").atMost(PATIENCE).until(() -> lines().contains("order-2         | goes on"));
            Files.writeString(away, "first\nsecond\n");
            await("what came").atMost(PATIENCE).until(() -> lines().contains("order-3         | second"));
            assertThat(lines()).hasSize(4);
        } finally {
            follower.interrupt();
            follower.join();
        }
    }

    private Logs logs(String... wanted) {
        return new Logs(data, List.of(wanted), new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return told.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void write(String instance, String text) {
        append(instance, text.getBytes(StandardCharsets.UTF_8));
    }

    private void append(String instance, byte... bytes) {
        try {
            Files.write(
                    data.resolve("logs").resolve(instance + ".log"),
                    bytes,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
