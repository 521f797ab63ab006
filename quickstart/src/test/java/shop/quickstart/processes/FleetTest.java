package shop.quickstart.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.starting.CannotStart;

@DisplayName("Processes that start side by side")
@Timeout(60)
class FleetTest {

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    @DisplayName("are all waited for")
    void areAwaited() {
        AtomicInteger started = new AtomicInteger();

        Fleet.atOnce(List.of(started::incrementAndGet, started::incrementAndGet, started::incrementAndGet));

        assertThat(started).hasValue(3);
    }

    @Test
    @DisplayName("end with the first that cannot start, though one before it does not get ready")
    void endWithTheFirstFailure() {
        assertThatThrownBy(() -> Fleet.atOnce(List.of(this::waitForEver, () -> {
                    throw new CannotStart("The port is taken.", null);
                })))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("The port is taken.");
    }

    private void waitForEver() {
        try {
            never.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
