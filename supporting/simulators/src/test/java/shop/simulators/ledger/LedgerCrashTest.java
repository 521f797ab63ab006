package shop.simulators.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A ledger whose process is killed")
class LedgerCrashTest {

    @TempDir
    Path folder;

    /** Appends for ever with several threads, and says aloud which entries the ledger has confirmed. */
    static final class Clerk {

        private Clerk() {}

        public static void main(String[] arguments) {
            LedgerFile ledger = LedgerFile.open(Path.of(arguments[0]), "psp", (number, json) -> {});
            for (int thread = 0; thread < 4; thread++) {
                new Thread(() -> write(ledger)).start();
            }
        }

        private static void write(LedgerFile ledger) {
            try {
                while (true) {
                    long number = ledger.append("{\"kept\":true}".getBytes(UTF_8));
                    ledger.awaitDurable(number);
                    System.out.println("kept " + number);
                }
            } catch (LedgerUnavailable e) {
                System.out.println("refused: " + e.getMessage());
            }
        }
    }

    @RepeatedTest(3)
    @DisplayName("has every confirmed entry, and no gap")
    void keepsWhatItConfirmed(RepetitionInfo repetition) throws Exception {
        Path path = folder.resolve("psp.ledger");
        long confirmed = 0;
        for (int life = 0; life < 3; life++) {
            confirmed = Math.max(confirmed, liveAndDie(path, 200 * repetition.getCurrentRepetition()));
            List<Long> numbers = new ArrayList<>();
            LedgerFile.open(path, "psp", (number, json) -> numbers.add(number)).close();
            assertThat((long) numbers.size()).isGreaterThanOrEqualTo(confirmed);
        }
    }

    @Test
    @DisplayName("refuses entries once the disk takes no more, and has every confirmed one afterwards")
    void fullDisk() throws Exception {
        Path shell = Path.of("/bin/sh");
        assumeTrue(Files.isExecutable(shell), "limiting the size of a file needs a Unix shell");
        Path path = folder.resolve("psp.ledger");
        Process clerk = start(path, shell.toString(), "-c", "ulimit -f 4 && exec \"$@\"", "clerk");
        List<String> said;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(clerk.getInputStream(), UTF_8))) {
            said = lines.lines().toList();
        } finally {
            clerk.destroyForcibly();
        }
        assertThat(said.stream().filter(line -> line.startsWith("refused: The ledger cannot be written")))
                .as("each of the four writers is told")
                .hasSize(4);
        long confirmed =
                said.stream().flatMapToLong(LedgerCrashTest::kept).max().orElseThrow();
        List<Long> numbers = new ArrayList<>();
        LedgerFile.open(path, "psp", (number, json) -> numbers.add(number)).close();
        assertThat((long) numbers.size()).isGreaterThanOrEqualTo(confirmed);
    }

    private static long liveAndDie(Path path, int after) throws IOException, InterruptedException {
        Process clerk = start(path);
        long confirmed;
        try (BufferedReader said = new BufferedReader(new InputStreamReader(clerk.getInputStream(), UTF_8))) {
            confirmed = said.lines()
                    .flatMapToLong(LedgerCrashTest::kept)
                    .limit(after)
                    .max()
                    .orElseThrow();
        } finally {
            clerk.destroyForcibly();
            assertThat(clerk.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        return confirmed;
    }

    private static LongStream kept(String said) {
        return said.startsWith("kept ") ? LongStream.of(Long.parseLong(said.substring(5))) : LongStream.empty();
    }

    private static Process start(Path path, String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                Clerk.class.getName(),
                path.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
