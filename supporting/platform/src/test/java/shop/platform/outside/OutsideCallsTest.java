package shop.platform.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A call to the outside")
class OutsideCallsTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger made = new AtomicInteger();
    private final OutsideCalls calls = new OutsideCalls("test-calls", 1, 1);

    @AfterEach
    void stop() {
        release.countDown();
        calls.close();
    }

    @Test
    @DisplayName("is made once at a time per key, and can be made again when it has ended")
    void isMadeOnceAtATime() {
        assertThat(calls.make("a", this::waitForRelease)).isTrue();
        assertThat(calls.make("a", this::waitForRelease)).isFalse();

        release.countDown();

        await().atMost(Duration.ofSeconds(60)).until(() -> calls.make("a", made::incrementAndGet));
        await().atMost(Duration.ofSeconds(60)).until(() -> made.get() == 2);
    }

    @Test
    @DisplayName("is turned away when all places are taken, and its key stays free")
    void isTurnedAway() {
        calls.make("running", this::waitForRelease);
        await().atMost(Duration.ofSeconds(60)).until(() -> made.get() == 1);
        assertThat(calls.make("waiting", made::incrementAndGet)).isTrue();
        assertThat(calls.make("too-many", made::incrementAndGet)).isFalse();

        release.countDown();

        await().atMost(Duration.ofSeconds(60)).until(() -> calls.make("too-many", made::incrementAndGet));
    }

    @Test
    @DisplayName("that fails does not keep its key, so that it can be asked again")
    void mayFail() {
        calls.make("failing", () -> {
            throw new IllegalStateException("the outside is away");
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> calls.make("failing", made::incrementAndGet));
    }

    @Test
    @DisplayName("that meets a class that is not there is a call without an outcome, and takes nothing else with it")
    void meetsAnError() {
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        calls.make("failing", () -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> uncaught.set(error));
            throw new NoClassDefFoundError("of a client library");
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> calls.make("failing", made::incrementAndGet));
        await().atMost(Duration.ofSeconds(60)).until(() -> made.get() == 1);

        assertThat(uncaught.get()).isNull();
    }

    private void waitForRelease() {
        made.incrementAndGet();
        try {
            release.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
