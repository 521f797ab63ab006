package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.importer.GenerateOrders;
import shop.importer.ImportOrders;
import shop.quickstart.Quickstart;

@DisplayName("An import into the whole system")
class ImportTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("reconciles files, events and ledgers to the cent, and again when it is run again")
    void reconciles() throws IOException {
        Path orders = folder.resolve("orders");
        GenerateOrders.run(
                "--folder=" + orders,
                "--orders=40",
                "--seed=35",
                "--cancelled=0.1",
                "--declined=0.1",
                "--lost=0.05",
                "--replaced=0.5",
                "--units-cancelled=0.08",
                "--units-short=0.08",
                "--made-good=0.7",
                "--units-returned=0.1",
                "--amended=0.1",
                "--answers-lost=0");
        try (Quickstart system = Quickstart.start(FreePorts.arguments(folder.resolve("data")))) {
            String[] arguments = {
                "--folder=" + orders,
                "--gateway=" + system.address("gateway"),
                "--psp=" + system.address("psp"),
                "--carrier=" + system.address("carrier"),
                "--report=" + folder.resolve("report.txt")
            };

            assertThat(ImportOrders.run(arguments)).isZero();
            assertThat(Files.readAllLines(folder.resolve("report.txt")))
                    .contains("The three books agree.")
                    .anyMatch(line -> line.startsWith("    cancelled"))
                    .anyMatch(line -> line.startsWith("    declined"))
                    .anyMatch(line -> line.startsWith("    delivered, changed"))
                    .anyMatch(line -> line.startsWith("units cancelled"))
                    .anyMatch(line -> line.startsWith("units refunded"))
                    .anyMatch(line -> line.startsWith("units given back"))
                    .anyMatch(line -> line.startsWith("  lost"));

            assertThat(ImportOrders.run(arguments)).isZero();
        }
    }
}
