package shop.platform.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whoever asks somebody who may stall")
class PatienceTest {

    private final CountDownLatch never = new CountDownLatch(1);
    private final Patience patience = new Patience("test", 8, Duration.ofMillis(700), Silent::new);

    @AfterEach
    void stop() {
        never.countDown();
        patience.close();
    }

    @Test
    @DisplayName("gives up while there still is no answer, and stops asking")
    void givesUp() throws Exception {
        var stopped = new CountDownLatch(1);

        assertThatThrownBy(() -> patience.ask(() -> {
                    try {
                        never.await();
                        return "an answer";
                    } catch (InterruptedException givenUp) {
                        stopped.countDown();
                        throw givenUp;
                    }
                }))
                .isInstanceOf(Silent.class);

        assertThat(stopped.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    @DisplayName("does not queue behind others who wait: where too many do, there is no answer")
    void doesNotQueue() throws Exception {
        List<FutureTask<Throwable>> others = new ArrayList<>();
        var waiting = new CountDownLatch(8);
        for (int other = 0; other < 8; other++) {
            var one = new FutureTask<>(() -> catchThrowable(() -> patience.ask(() -> {
                waiting.countDown();
                return untilTheEnd();
            })));
            others.add(one);
            new Thread(one).start();
        }
        assertThat(waiting.await(1, TimeUnit.MINUTES)).isTrue();
        var asked = new CountDownLatch(1);

        assertThatThrownBy(() -> patience.ask(() -> {
                    asked.countDown();
                    return "";
                }))
                .isInstanceOf(Silent.class);

        assertThat(asked.getCount()).isEqualTo(1);
        for (FutureTask<Throwable> other : others) {
            assertThat(other.get(1, TimeUnit.MINUTES)).isInstanceOf(Silent.class);
        }
    }

    /** As whoever waits and takes no notice of an interruption. */
    private String untilTheEnd() {
        while (true) {
            try {
                never.await();
                return "";
            } catch (InterruptedException ignored) {
                // Still waits.
            }
        }
    }

    @Test
    @DisplayName("hands on what is answered, and how that fails")
    void handsOn() {
        untilInTime(() -> assertThat(patience.ask(() -> "an answer")).isEqualTo("an answer"));
        untilInTime(() -> assertThatThrownBy(() -> patience.ask(() -> {
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class));
    }

    /** On a busy machine even who answers at once may be late. */
    private static void untilInTime(ThrowingRunnable asked) {
        await().atMost(Duration.ofMinutes(1)).ignoreException(Silent.class).untilAsserted(asked);
    }

    private static final class Silent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Silent(Throwable cause) {
            super(cause);
        }
    }
}
