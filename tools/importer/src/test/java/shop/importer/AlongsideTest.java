package shop.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.importer.http.AccessToken;
import shop.importer.http.Http;
import shop.importer.http.Shop;
import shop.importer.http.Unreachable;

@DisplayName("Work, and what goes on beside it,")
@Timeout(120)
class AlongsideTest {

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch twice = new CountDownLatch(2);

    @Test
    @DisplayName("go on until the work is done, and then end")
    void endWithTheWork() throws InterruptedException {
        AtomicBoolean interrupted = new AtomicBoolean();
        Repeatedly hanging = new Repeatedly("hanging", PAUSE, () -> interrupted.set(isInterrupted()));

        String done = Alongside.run(
                () -> {
                    twice.await();
                    return "done";
                },
                List.of(hanging, new Repeatedly("counting", PAUSE, twice::countDown)));

        assertThat(done).isEqualTo("done");
        assertThat(interrupted).isTrue();
    }

    private boolean isInterrupted() {
        try {
            never.await();
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Test
    @DisplayName("end with a failure of the work")
    void endWithAFailureOfTheWork() {
        assertThatThrownBy(() -> Alongside.run(
                        () -> {
                            throw new IllegalArgumentException("wrong");
                        },
                        List.of(new Repeatedly("counting", PAUSE, twice::countDown))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wrong");
    }

    @Test
    @DisplayName("end with a failure beside the work, though the work would wait for ever")
    void endWithAFailureBesideTheWork() {
        assertThatThrownBy(() -> Alongside.run(this::waitForEver, List.of(new Repeatedly("failing", PAUSE, () -> {
                    throw new NullPointerException("nothing there");
                }))))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("nothing there");
    }

    @Test
    @DisplayName("end when the system has gone away from what is done beside the work")
    void endWhenTheSystemIsAway() {
        Http impatient = new Http(Duration.ZERO, retryAfter -> {});
        URI nobody = URI.create("http://127.0.0.1:1");
        Shop shop = new Shop(impatient, nobody, new AccessToken(impatient, nobody, "", "", Clock.systemUTC()));

        assertThatThrownBy(() -> Alongside.run(
                        this::waitForEver, List.of(new Repeatedly("asking", PAUSE, () -> shop.order("order-mugs")))))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("http://127.0.0.1:1");
    }

    private String waitForEver() throws InterruptedException {
        never.await();
        return "";
    }
}
