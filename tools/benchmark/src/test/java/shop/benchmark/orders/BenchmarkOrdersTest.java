package shop.benchmark.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How quick anything is, is nobody's business here: the machine that builds has other things to do. */
@DisplayName("The benchmark of orders")
class BenchmarkOrdersTest {

    private static final Pattern TWICE = Pattern.compile("(?:commands|events|  per order) +([0-9,.]+) +([0-9,.]+)");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("of no orders is not begun")
    void ofNothing() {
        assertThat(BenchmarkOrders.run("--orders=0", "--data=" + folder, "--report=" + folder.resolve("report.txt")))
                .isEqualTo(2);

        assertThat(folder.resolve("report.txt")).doesNotExist();
    }

    @Test
    @DisplayName("does not take what is unknown for nothing")
    void isUnknown() {
        assertThat(OrdersTable.cpu(Optional.of(Duration.ofSeconds(3)), 100)).isEqualTo("30.0 ms");
        assertThat(OrdersTable.cpu(Optional.empty(), 100)).isEqualTo("unknown here");
    }

    @Test
    @DisplayName("has a figure for everything that it promises, and leaves nothing behind but its reports")
    void fillsItsTable() throws IOException {
        Path report = folder.resolve("report.txt");
        Set<ProcessHandle> before = processes();

        int status = BenchmarkOrders.run(
                "--orders=18",
                "--turns=2",
                "--seed=3",
                "--jvm=-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                "--data=" + folder,
                "--report=" + report);

        assertThat(status).isZero();
        assertThat(processes()).isSubsetOf(before);
        List<String> table = Files.readAllLines(report);
        assertThat(table.get(0)).matches("[1-9].* ready after [0-9.]+ s");
        assertThat(table.get(1)).isEqualTo("2 turns of each, one after the other, of which the last 1 count");
        for (String row : List.of(
                " +shop +no-op Axon application",
                "orders accepted +([1-9]) in [0-9.]+ s +\\1 in [0-9.]+ s",
                "commands +[1-9][0-9,]* +[1-9][0-9,]*",
                "events +[1-9][0-9,]* +[1-9][0-9,]*",
                "CPU of the system per order +[0-9.]+ ms +[0-9.]+ ms",
                "  and for the importer's reads +[0-9.]+ ms",
                "CPU of the importer per order +[0-9.]+ ms",
                "placed to confirmed, orders +[1-9][0-9]*",
                "placed to closed, orders +[1-9][0-9]*",
                "resident memory at the end +.*",
                "ratio to a no-op Axon application +[0-9]+\\.[0-9]{2}",
                "  by CPU per order +[0-9]+\\.[0-9]{2}")) {
            assertThat(table).as(row).filteredOn(line -> line.matches(row)).hasSize(1);
        }
        assertThat(table)
                .filteredOn(line -> line.matches("  per second +[0-9,.]+ +[0-9,.]+"))
                .hasSize(3);
        assertThat(table)
                .filteredOn(line -> line.matches("  median +[0-9.]+ s"))
                .hasSize(2);
        assertThat(table)
                .filteredOn(line -> line.matches("  90 of 100 within +[0-9.]+ s"))
                .hasSize(2);
        assertThat(table.stream().map(TWICE::matcher).filter(Matcher::matches))
                .as("what the one did, the other did as often")
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.group(2)).isEqualTo(row.group(1)));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(report, folder.resolve("benchmark-orders-reconciliation.txt"));
        }
    }

    private static Set<ProcessHandle> processes() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }
}
