package shop.simulators.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A ledger file")
class LedgerFileTest {

    @TempDir
    Path folder;

    private Path path;
    private final List<String> readBack = new ArrayList<>();

    @BeforeEach
    void choosePath() {
        path = folder.resolve("psp.ledger");
    }

    private LedgerFile open() {
        readBack.clear();
        return LedgerFile.open(path, "psp", (number, json) -> readBack.add(number + new String(json, UTF_8)));
    }

    private static void append(LedgerFile ledger, String json) {
        ledger.awaitDurable(ledger.append(json.getBytes(UTF_8)));
    }

    private static List<String> read(LedgerFile ledger, long after) throws IOException {
        List<String> entries = new ArrayList<>();
        ledger.read(after, (number, json) -> entries.add(number + new String(json, UTF_8)));
        return entries;
    }

    @Test
    @DisplayName("gives its entries back in order and goes on counting")
    void readsBack() throws IOException {
        try (LedgerFile ledger = open()) {
            append(ledger, "{\"mug\":\"blue\"}");
            append(ledger, "{\"mug\":\"größer\"}");
        }
        try (LedgerFile ledger = open()) {
            assertThat(readBack).containsExactly("1{\"mug\":\"blue\"}", "2{\"mug\":\"größer\"}");
            append(ledger, "{\"mug\":\"red\"}");
            assertThat(read(ledger, 1)).containsExactly("2{\"mug\":\"größer\"}", "3{\"mug\":\"red\"}");
            assertThat(read(ledger, 3)).isEmpty();
        }
    }

    @Test
    @DisplayName("is written before the waiting ends: who opens the file sees the entry")
    void writtenBeforeAnswered() throws IOException {
        try (LedgerFile ledger = open()) {
            append(ledger, "{\"mug\":\"blue\"}");
            assertThat(Files.readString(path)).endsWith(" {\"mug\":\"blue\"}\n");
        }
    }

    @Test
    @DisplayName("loses nothing but the torn entry, wherever a kill tore it")
    void tornTail() throws IOException {
        try (LedgerFile ledger = open()) {
            append(ledger, "{\"mug\":\"blue\"}");
        }
        int whole = (int) Files.size(path);
        try (LedgerFile ledger = open()) {
            append(ledger, "{\"mug\":\"torn\"}");
        }
        byte[] complete = Files.readAllBytes(path);
        for (int length = whole; length < complete.length; length++) {
            Files.write(path, Arrays.copyOf(complete, length));
            try (LedgerFile ledger = open()) {
                assertThat(readBack).as("cut at %d", length).containsExactly("1{\"mug\":\"blue\"}");
                append(ledger, "{\"mug\":\"red\"}");
            }
            try (LedgerFile ledger = open()) {
                assertThat(readBack)
                        .as("after the cut at %d", length)
                        .containsExactly("1{\"mug\":\"blue\"}", "2{\"mug\":\"red\"}");
                assertThat(read(ledger, 1)).containsExactly("2{\"mug\":\"red\"}");
            }
        }
    }

    @Test
    @DisplayName("that a kill left without its first line begins anew")
    void tornHeader() throws IOException {
        open().close();
        byte[] header = Files.readAllBytes(path);
        for (int length = 0; length < header.length; length++) {
            Files.write(path, Arrays.copyOf(header, length));
            try (LedgerFile ledger = open()) {
                append(ledger, "{\"mug\":\"blue\"}");
            }
            open().close();
            assertThat(readBack).containsExactly("1{\"mug\":\"blue\"}");
        }
    }

    @Test
    @DisplayName("that is damaged before its end is refused, naming the entry")
    void damaged() throws IOException {
        try (LedgerFile ledger = open()) {
            append(ledger, "{\"mug\":\"blue\"}");
            append(ledger, "{\"mug\":\"red\"}");
        }
        Files.writeString(path, Files.readString(path).replace("blue", "blew"));
        assertThatThrownBy(this::open).isInstanceOf(UnusableLedger.class).hasMessageContaining("damaged at entry 1");
    }

    @Test
    @DisplayName("of another simulator, or of no simulator at all, is refused and left as it is")
    void foreign() throws IOException {
        open().close();
        assertThatThrownBy(() -> LedgerFile.open(path, "carrier", (number, json) -> {}))
                .isInstanceOf(UnusableLedger.class)
                .hasMessageContaining("not a ledger of this simulator");

        Files.writeString(path, "My diary, no line end");
        assertThatThrownBy(this::open).isInstanceOf(UnusableLedger.class);
        assertThat(Files.readString(path)).isEqualTo("My diary, no line end");
    }

    @Test
    @DisplayName("is opened once at a time")
    void openedOnce() {
        LedgerFile ledger = open();
        assertThatThrownBy(this::open).isInstanceOf(UnusableLedger.class).hasMessageContaining("already open");
        ledger.close();
        open().close();
    }

    @Test
    @DisplayName("keeps what many write together, numbered without gaps")
    void together() throws Exception {
        int writers = 16;
        int each = 200;
        try (LedgerFile ledger = open()) {
            ExecutorService pool = Executors.newFixedThreadPool(writers);
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String json = "{\"writer\":" + writer + "}";
                all.add(pool.submit(() -> IntStream.range(0, each).forEach(i -> append(ledger, json))));
            }
            for (Future<?> one : all) {
                one.get();
            }
            pool.shutdown();
            assertThat(ledger.size()).isEqualTo((long) writers * each);
        }
        try (LedgerFile ledger = open()) {
            assertThat(readBack).hasSize(writers * each);
            for (long after : new long[] {0, 1, 1023, 1024, 1025, 2048, 3199}) {
                assertThat(read(ledger, after)).as("after %d", after).hasSize((int) (writers * each - after));
                assertThat(read(ledger, after).get(0)).startsWith((after + 1) + "{");
            }
        }
    }

    @Test
    @DisplayName("that is closed takes nothing more")
    void closed() {
        LedgerFile ledger = open();
        ledger.close();
        assertThatThrownBy(() -> ledger.append("{\"mug\":\"late\"}".getBytes(UTF_8)))
                .isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    @DisplayName("cut short by somebody else while it is read says so")
    void cutShort() throws IOException {
        try (LedgerFile ledger = open()) {
            append(ledger, "{\"mug\":\"blue\"}");
            Files.newByteChannel(path, StandardOpenOption.WRITE).truncate(30).close();
            assertThatThrownBy(() -> read(ledger, 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut short");
        }
    }
}
