package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.importer.GenerateOrders;
import shop.importer.ImportOrders;
import shop.importer.files.Fate;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.Mishap;
import shop.importer.files.OrderFolder;
import shop.importer.files.Resolution;
import shop.importer.files.UnitReturn;
import shop.quickstart.Quickstart;

@DisplayName("An import into the whole system")
class ImportTest {

    /** What the folder has to hold, so that the import proves something about it; each of orders that the shop accepts. */
    private static final Map<String, Predicate<FileOrder>> KINDS = Map.ofEntries(
            Map.entry("cancelled as a whole", order -> order.status() == FileStatus.CANCELED && !order.isRejected()),
            Map.entry("rejected", FileOrder::isRejected),
            Map.entry(
                    "paid in another way",
                    order -> arrives(order) && !order.changes().replacedBy().isEmpty()),
            Map.entry("a unit given up", order -> arrives(order) && has(order, Fate.CANCELLED)),
            Map.entry("a unit missing", order -> arrives(order) && has(order, Fate.SHORT)),
            Map.entry(
                    "more ordered",
                    order -> arrives(order) && !order.changes().added().isEmpty()),
            Map.entry("a parcel lost", order -> parcelsLost(order) > 0),
            Map.entry("a parcel refunded", order -> unitsRefunded(order) > 0),
            Map.entry("a unit given back", order -> !order.changes().returns().isEmpty()));

    @TempDir
    Path folder;

    @Test
    @DisplayName("reconciles files, events and ledgers to the cent, and again when it is run again")
    void reconciles() throws IOException {
        Path orders = folder.resolve("orders");
        GenerateOrders.run(
                "--folder=" + orders,
                "--orders=40",
                "--seed=37",
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
        List<FileOrder> files = OrderFolder.read(orders).orders();
        assertThat(KINDS)
                .allSatisfy(
                        (kind, isOfIt) -> assertThat(files).as(kind).anyMatch(isOfIt.and(FileOrder::isPaidExactly)));
        try (Quickstart system = Quickstart.start(FreePorts.arguments(folder.resolve("data")))) {
            String[] arguments = {
                "--folder=" + orders,
                "--gateway=" + system.address("gateway"),
                "--psp=" + system.address("psp"),
                "--carrier=" + system.address("carrier"),
                "--report=" + folder.resolve("report.txt")
            };

            assertThat(ImportOrders.run(arguments)).isZero();
            List<String> report = Files.readAllLines(folder.resolve("report.txt"));
            assertThat(report).contains("The three books agree.");
            assertThat(inFilesAndEvents(report, "units cancelled")).isEqualTo(sum(files, ImportTest::unitsNotSent));
            assertThat(inFilesAndEvents(report, "units refunded")).isEqualTo(sum(files, ImportTest::unitsRefunded));
            assertThat(inFilesAndEvents(report, "units given back"))
                    .isEqualTo(sum(
                            files,
                            order -> order.changes().returns().values().stream()
                                    .filter(UnitReturn::accepted)
                                    .count()));
            assertThat(inFilesAndEvents(report, "  lost")).isEqualTo(sum(files, ImportTest::parcelsLost));

            assertThat(ImportOrders.run(arguments)).isZero();
        }
    }

    private static boolean arrives(FileOrder order) {
        return order.status() == FileStatus.DELIVERED
                && order.items().stream().anyMatch(item -> order.isSent(item) && order.arrives(item.seller()));
    }

    private static boolean has(FileOrder order, Fate fate) {
        return order.changes().fates().containsValue(fate);
    }

    private static long unitsNotSent(FileOrder order) {
        return order.status() == FileStatus.CANCELED
                ? order.items().size()
                : order.changes().fates().size();
    }

    private static long unitsRefunded(FileOrder order) {
        return order.items().stream()
                .filter(order::isSent)
                .flatMap(item -> order.changes().resolution(item.seller()).stream())
                .filter(Resolution.REFUNDED::equals)
                .count();
    }

    private static long parcelsLost(FileOrder order) {
        return order.items().stream()
                .filter(order::isSent)
                .map(FileOrder.Item::seller)
                .distinct()
                .filter(seller ->
                        order.isAstray(seller) && order.parcelMishaps().get(seller) == Mishap.LOST)
                .count();
    }

    private static long sum(List<FileOrder> orders, ToLongFunction<FileOrder> figure) {
        return orders.stream()
                .filter(order -> order.isPaidExactly() && !order.isRejected())
                .mapToLong(figure)
                .sum();
    }

    /** The figure of a line of the report, which the books of the files and of the events agree on. */
    private static long inFilesAndEvents(List<String> report, String name) {
        Pattern line = Pattern.compile(Pattern.quote(name) + " +([\\d,]+) +\\1( .*)?");
        return report.stream()
                .map(line::matcher)
                .filter(Matcher::matches)
                .map(found -> Long.parseLong(found.group(1).replace(",", "")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No line '" + name + "' in " + report));
    }
}
