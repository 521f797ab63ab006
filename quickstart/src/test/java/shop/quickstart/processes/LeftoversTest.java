package shop.quickstart.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Processes that a killed start has left behind")
class LeftoversTest {

    @TempDir
    private Path here;

    @TempDir
    private Path elsewhere;

    @Test
    @DisplayName("are those of the same data folder, and are ended")
    void ofTheSameFolder() throws IOException, InterruptedException {
        Process left = waiting(here);
        try {
            note(here, left.pid());
            note(elsewhere, left.pid());

            assertThat(Leftovers.living(elsewhere)).isEmpty();
            assertThat(Leftovers.end(elsewhere)).isZero();
            assertThat(left.isAlive()).isTrue();

            assertThat(Leftovers.living(here)).hasSize(1);
            assertThat(Leftovers.end(here)).isOne();
            assertThat(left.isAlive()).isFalse();
            assertThat(Leftovers.living(here)).isEmpty();
        } finally {
            left.destroyForcibly();
        }
    }

    @Test
    @DisplayName("are not forgotten by a start that has begun nobody")
    void notForgotten() throws IOException {
        note(here, 4711);
        Options options = Options.of(List.of());

        new Fleet(
                        new Plan(options, new ClassPaths(here), here, new Secrets("node", "registry", "configuration")),
                        options,
                        here,
                        System.out)
                .close();

        assertThat(here.resolve(Leftovers.FILE)).hasContent("4711");
    }

    private static void note(Path data, long pid) throws IOException {
        Files.writeString(data.resolve(Leftovers.FILE), pid + "\n");
    }

    /** Waits for a line that nobody writes. */
    private static Process waiting(Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "read line"));
        command.addAll(Leftovers.mark(data, "order-1"));
        return new ProcessBuilder(command).start();
    }
}
