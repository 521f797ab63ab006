package shop.verification;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.quickstart.Quickstart;

@DisplayName("A consumer in Python, which knows only what is published,")
class FollowerInPythonTest {

    private static final Path PROGRAM =
            Path.of("").toAbsolutePath().getParent().resolve("tools/follower/follow_orders.py");

    @TempDir
    Path data;

    @Test
    @DisplayName("follows orders to their ends")
    void followsOrders() throws Exception {
        assumeThat(isThere()).as("python3 of 3.8 or later is on the path").isTrue();
        try (Quickstart system = Quickstart.start(FreePorts.arguments(data))) {
            Shop shop = new Shop(system.address("gateway"));
            shop.placed(Orders.mugsAndTea("order-1001", "tok_approve"));
            shop.placed(Orders.mugsAndTea("order-1002", "00000", "tok_approve"));
            shop.as("demo-support", "POST", "/orders/order-1002/cancellation", "{\"reason\": \"ORDERED_BY_MISTAKE\"}");

            Process follower = new ProcessBuilder(
                            "python3",
                            PROGRAM.toString(),
                            "--gateway",
                            system.address("gateway"),
                            "order-1001",
                            "order-1002")
                    .redirectErrorStream(true)
                    .start();
            String told = new String(follower.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(follower.waitFor(1, MINUTES)).isTrue();
            assertThat(follower.exitValue()).as(told).isZero();
            assertThat(told)
                    .contains("\"orderId\": \"order-1001\", \"status\": \"CLOSED\"")
                    .contains("\"orderId\": \"order-1002\", \"status\": \"CANCELLED\"")
                    .contains("\"total\": {\"minor\": 4310, \"currency\": \"EUR\"}");
        }
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder(List.of("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 8))"))
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
