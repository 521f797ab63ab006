package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.importer.GenerateOrders;
import shop.importer.ImportOrders;
import shop.importer.files.Fate;
import shop.importer.files.FileClaim;
import shop.importer.files.FileOrder;
import shop.importer.files.FileReturn;
import shop.importer.files.FileStatus;
import shop.importer.files.Mishap;
import shop.importer.files.OrderFolder;
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
            Map.entry("a parcel lost", ImportTest::isLostInPart),
            Map.entry(
                    "a parcel made good",
                    order -> !order.changes().resolutions().isEmpty()),
            Map.entry(
                    "a unit refunded that has arrived",
                    order -> order.claims().stream().anyMatch(claim -> !claim.isReplaced())),
            Map.entry(
                    "a unit replaced that has arrived",
                    order -> order.claims().stream().anyMatch(FileClaim::isReplaced)),
            Map.entry("a unit given back", order -> order.items().stream().anyMatch(order::isTakenBack)),
            Map.entry("a unit exchanged", order -> order.returns().stream().anyMatch(FileReturn::isExchange)),
            Map.entry("goodwill", order -> order.changes().goodwill().isPresent()),
            Map.entry("held", ImportTest::isHeld));

    @TempDir
    Path folder;

    @Test
    @DisplayName("reconciles files, events and ledgers to the cent, and again when it is run again")
    void reconciles() throws IOException {
        Path orders = folder.resolve("orders");
        GenerateOrders.run(
                "--folder=" + orders,
                "--orders=40",
                "--seed=30",
                "--cancelled=0.1",
                "--declined=0.1",
                "--lost=0.05",
                "--replaced=0.5",
                "--units-cancelled=0.08",
                "--units-short=0.08",
                "--made-good=0.7",
                "--units-returned=0.15",
                "--units-exchanged=0.5",
                "--units-faulty=0.1",
                "--amended=0.1",
                "--held=0.1",
                "--goodwill=0.1",
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
            // What no book shows, since nothing comes of it.
            Shop shop = new Shop(system.address("gateway"));
            assertThat(files.stream().filter(ImportTest::isHeld))
                    .allSatisfy(order -> assertThat(shop.read("/orders/order-" + order.id())
                                    .body()
                                    .get("timeline")
                                    .findValuesAsString("event"))
                            .containsSubsequence("OrderHeld", "OrderReleased", "ParcelHandedOver"));

            assertThat(ImportOrders.run(arguments)).isZero();
        }
    }

    private static boolean isHeld(FileOrder order) {
        return arrives(order) && order.changes().isHeld();
    }

    private static boolean arrives(FileOrder order) {
        return order.status() == FileStatus.DELIVERED
                && order.items().stream().anyMatch(item -> order.isSent(item) && order.arrives(item.seller()));
    }

    private static boolean has(FileOrder order, Fate fate) {
        return order.changes().fates().containsValue(fate);
    }

    private static boolean isLostInPart(FileOrder order) {
        return order.items().stream()
                .filter(order::isSent)
                .map(FileOrder.Item::seller)
                .anyMatch(seller ->
                        order.isAstray(seller) && order.parcelMishaps().get(seller) == Mishap.LOST);
    }
}
