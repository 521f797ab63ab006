package shop.verification;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.importer.ImportOrders;

@DisplayName("An import of a folder that -Dorders.folder names")
class ImportOfAFolderTest {

    private static final Duration BOUND = Duration.ofSeconds(180);
    private static final int SO_MANY_BEFORE_THE_KILL = 20;

    @TempDir
    Path folder;

    @Test
    @DisplayName("reconciles although the whole system is killed in the middle")
    void survivesAKill() throws Exception {
        String orders = System.getProperty("orders.folder", "");
        assumeThat(orders)
                .as("-Dorders.folder=<folder> names no folder with orders")
                .isNotEmpty();
        String[] arguments = FreePorts.lasting(folder.resolve("data"), "--shop.time.windows=false");
        CompletableFuture<Integer> importing;
        try (ShopProcess system = ShopProcess.start(arguments)) {
            awaitReady(system);
            importing = CompletableFuture.supplyAsync(() -> ImportOrders.run(
                    "--folder=" + orders,
                    "--gateway=" + FreePorts.address("gateway", arguments),
                    "--psp=" + FreePorts.address("psp", arguments),
                    "--carrier=" + FreePorts.address("carrier", arguments),
                    "--patience=300",
                    "--report=" + folder.resolve("report.txt")));
            awaitClosed(new Shop(FreePorts.address("gateway", arguments)), SO_MANY_BEFORE_THE_KILL);
            system.kill();
        }
        try (ShopProcess again = ShopProcess.start(arguments)) {
            awaitReady(again);
            assertThat(importing.get(60, MINUTES)).isZero();
            assertThat(Files.readAllLines(folder.resolve("report.txt"))).contains("The three books agree.");
        }
    }

    private static void awaitReady(ShopProcess system) {
        await("the system to be ready")
                .atMost(BOUND)
                .failFast("it has ended", () -> !system.isAlive())
                .until(() -> system.output().contains("Ready after"));
    }

    private static void awaitClosed(Shop shop, int orders) {
        await("some orders to be closed")
                .atMost(BOUND)
                .ignoreExceptions()
                .until(() -> shop.read("/orders?status=CLOSED&size=1")
                                .body()
                                .get("total")
                                .asInt()
                        >= orders);
    }
}
