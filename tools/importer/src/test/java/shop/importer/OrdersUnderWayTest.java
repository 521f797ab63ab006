package shop.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Admission")
@Timeout(300)
class OrdersUnderWayTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final OrdersUnderWay admission = new OrdersUnderWay(clock(), 10, 1000);

    @Test
    @DisplayName("lets some in at once, and no more until some have ended")
    void waits() throws InterruptedException {
        enter(10);
        Thread eleventh = entering();
        await().atMost(Duration.ofSeconds(60)).until(() -> eleventh.getState() == Thread.State.TIMED_WAITING);
        assertThat(admission.inFlight()).isEqualTo(10);

        admission.ended(1);

        await().atMost(Duration.ofSeconds(60)).until(() -> !eleventh.isAlive());
        assertThat(admission.inFlight()).isEqualTo(10);
    }

    @Test
    @DisplayName("lets as many be under way as end in some seconds")
    void followsTheSystem() throws InterruptedException {
        admission.ended(0);
        pass(Duration.ofSeconds(1));
        admission.ended(20);
        assertThat(admission.endedPerSecond()).isEqualTo(20);
        assertThat(admission.allowed()).isEqualTo(400);

        pass(Duration.ofSeconds(9));
        admission.ended(29);
        pass(Duration.ofSeconds(1));
        admission.ended(30);
        assertThat(admission.allowed()).as("a system that has become slow").isEqualTo(20);
    }

    @Test
    @DisplayName("keeps everybody out for as long as the system asks, and lets fewer in afterwards")
    void heedsTheSystem() throws InterruptedException {
        admission.ended(0);
        pass(Duration.ofSeconds(1));
        admission.ended(40);
        assertThat(admission.allowed()).isEqualTo(800);

        admission.slowDown(Duration.ofSeconds(3));
        Thread one = entering();
        await().atMost(Duration.ofSeconds(60)).until(() -> one.getState() == Thread.State.TIMED_WAITING);
        assertThat(admission.allowed()).isEqualTo(400);
        admission.slowDown(Duration.ofSeconds(3));
        assertThat(admission.allowed())
                .as("one refusal of several together counts")
                .isEqualTo(400);

        pass(Duration.ofSeconds(4));
        await().atMost(Duration.ofSeconds(60)).until(() -> !one.isAlive());
    }

    @Test
    @DisplayName("does not count what will not end")
    void forgets() throws InterruptedException {
        enter(10);
        admission.leave();
        assertThat(admission.inFlight()).isEqualTo(9);
        enter(1);
        assertThat(admission.inFlight()).isEqualTo(10);
    }

    private void enter(int orders) throws InterruptedException {
        for (int order = 0; order < orders; order++) {
            admission.enter();
        }
    }

    private Thread entering() {
        Thread thread = new Thread(() -> {
            try {
                admission.enter();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private Clock clock() {
        return ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    }
}
