package shop.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How quick anything is, is nobody's business here: the machine that builds has other things to do. */
@DisplayName("The benchmark of the node")
class BenchmarkTest {

    private static final Sizes TINY = new Sizes(20_000, 10_000, 1_000, 100, Duration.ofMillis(20), 1);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("has a figure for everything that it promises, and leaves nothing behind")
    void fillsItsTable() throws IOException {
        List<String> progress = new ArrayList<>();

        List<String> table = Benchmark.run(TINY, folder, progress::add);

        assertThat(table)
                .anySatisfy(line -> assertThat(line).matches("  fsync of 500 bytes by one writer +1 +[1-9].*"))
                .anySatisfy(line -> assertThat(line).matches("  empty gRPC round trip +64 +[1-9].*"))
                .anySatisfy(line -> assertThat(line).matches("  append of one event +64 +[1-9].*"))
                .anySatisfy(line -> assertThat(line).matches("  transaction of 100 events +8 +[1-9].*"))
                .anySatisfy(line -> assertThat(line).matches("  command round trip +8 +[1-9].*"))
                .anySatisfy(line -> assertThat(line).matches("  query round trip +1 +[1-9].*"))
                .anySatisfy(line -> assertThat(line).matches("  from append to a tailing reader +1 +[1-9].*"))
                .anySatisfy(line -> assertThat(line).matches("  1,000 events streamed, per event +1 +[1-9].*"))
                .anySatisfy(line -> assertThat(line).matches("  aggregate of 10,000 with a snapshot +1 +[1-9].*"))
                .anySatisfy(line -> assertThat(line).matches("  read of 10 at 20,000 events +64 +[1-9].*"))
                .anySatisfy(line -> assertThat(line).matches("  20,000 events +ready after [1-9].*"));
        assertThat(table).filteredOn(line -> line.contains("(at ")).hasSize(6);
        assertThat(progress)
                .contains("Writing 20,000 events: 20,000 are there", "Round 1 of 1: command round trip, 64");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
