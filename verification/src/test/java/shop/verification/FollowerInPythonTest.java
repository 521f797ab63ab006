package shop.verification;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A consumer in Python, which knows only what is published,")
class FollowerInPythonTest {

    private static final Path PROGRAM =
            Path.of("").toAbsolutePath().getParent().resolve("tools/follower/follow_orders.py");

    private static final Duration BOUND = Duration.ofMinutes(3);

    @RegisterExtension
    static final RunningSystem SYSTEM = new RunningSystem();

    @Test
    @DisplayName("follows orders to their ends")
    void followsOrders() throws Exception {
        assumeThat(isThere()).as("python3 of 3.8 or later is on the path").isTrue();
        Shop shop = new Shop(SYSTEM.address("gateway"));
        shop.placed(Orders.mugsAndTea("order-followed", "tok_approve"));
        shop.placed(Orders.mugsAndTea("order-followed-and-cancelled", "00000", "tok_approve"));
        shop.as(
                "demo-support",
                "POST",
                "/orders/order-followed-and-cancelled/cancellation",
                "{\"reason\": \"ORDERED_BY_MISTAKE\"}");

        // It is made when it is first asked for, which on a busy machine takes longer than the gateway waits.
        await("the description that the follower reads")
                .atMost(BOUND)
                .until(() -> shop.anonymously("GET", "/order/v3/api-docs", "").status() == 200);

        Process follower = new ProcessBuilder(
                        "python3",
                        PROGRAM.toString(),
                        "--gateway",
                        SYSTEM.address("gateway"),
                        "order-followed",
                        "order-followed-and-cancelled")
                .redirectErrorStream(true)
                .start();
        String told = new String(follower.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(follower.waitFor(1, MINUTES)).isTrue();
        assertThat(follower.exitValue()).as(told).isZero();
        assertThat(told)
                .contains("\"orderId\": \"order-followed\", \"status\": \"CLOSED\"")
                .contains("\"orderId\": \"order-followed-and-cancelled\", \"status\": \"CANCELLED\"")
                .contains("\"total\": {\"minor\": 4310, \"currency\": \"EUR\"}");
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
