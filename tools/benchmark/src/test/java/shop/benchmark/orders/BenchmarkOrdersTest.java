package shop.benchmark.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How quick anything is, is nobody's business here: the machine that builds has other things to do. */
@DisplayName("The benchmark of orders")
class BenchmarkOrdersTest {

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
        assertThat(OrdersTable.cpu("CPU", Optional.of(Duration.ofSeconds(3)), 100))
                .endsWith(" 30.0 ms");
        assertThat(OrdersTable.cpu("CPU", Optional.empty(), 100)).endsWith(" unknown here");
    }

    @Test
    @DisplayName("has a figure for everything that it promises, and leaves nothing behind but its reports")
    void fillsItsTable() throws IOException {
        Path report = folder.resolve("report.txt");

        int status = BenchmarkOrders.run(
                "--orders=12",
                "--seed=3",
                "--jvm=-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                "--data=" + folder,
                "--report=" + report);

        assertThat(status).isZero();
        List<String> table = Files.readAllLines(report);
        assertThat(table.get(0)).matches("[1-9].* ready after [0-9.]+ s");
        for (String row : List.of(
                "orders accepted +[1-9][0-9]* in [0-9.]+ s",
                "commands +[1-9][0-9,]*",
                "events +[1-9][0-9,]*",
                "CPU of the system per order +[0-9.]+ ms",
                "CPU of the importer per order +[0-9.]+ ms",
                "placed to confirmed, orders +[1-9][0-9]*",
                "placed to closed, orders +[1-9][0-9]*",
                "resident memory at the end +.*")) {
            assertThat(table).as(row).filteredOn(line -> line.matches(row)).hasSize(1);
        }
        assertThat(table)
                .filteredOn(line -> line.matches("  per second +[0-9,.]+"))
                .hasSize(3);
        assertThat(table)
                .filteredOn(line -> line.matches("  per order +[1-9][0-9.]*"))
                .hasSize(2);
        assertThat(table)
                .filteredOn(line -> line.matches("  median +[0-9.]+ s"))
                .hasSize(2);
        assertThat(table)
                .filteredOn(line -> line.matches("  90 of 100 within +[0-9.]+ s"))
                .hasSize(2);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(report, folder.resolve("benchmark-orders-reconciliation.txt"));
        }
    }
}
