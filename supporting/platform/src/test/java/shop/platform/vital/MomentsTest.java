package shop.platform.vital;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is done only so often")
class MomentsTest {

    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    private final Moments moments = new Moments(Duration.ofMillis(100));
    private final long begun = System.nanoTime();

    @Test
    @DisplayName("is done at once after a rest")
    void atOnce() {
        assertThat(moments.untilNext(begun)).isZero();
        assertThat(moments.untilNext(begun + PAUSE)).isZero();
        assertThat(moments.untilNext(begun + 50 * PAUSE)).isZero();
    }

    @Test
    @DisplayName("waits until a pause after the last time, together with all that comes meanwhile")
    void waits() {
        assertThat(moments.untilNext(begun)).isZero();
        assertThat(moments.untilNext(begun + 10)).isEqualTo(PAUSE - 10);
        assertThat(moments.untilNext(begun + PAUSE / 2)).isEqualTo(PAUSE / 2);
        assertThat(moments.untilNext(begun + PAUSE + 1)).isEqualTo(PAUSE - 1);
    }

    @Test
    @DisplayName("is never done late where there is no pause")
    void withoutPause() {
        Moments all = new Moments(Duration.ZERO);
        long now = System.nanoTime();

        assertThat(all.untilNext(now)).isZero();
        assertThat(all.untilNext(now)).isZero();
        assertThat(all.untilNext(now + 1)).isZero();
    }

    @Test
    @DisplayName("is what an executor with a pause begins, not what is scheduled in it")
    void executor() throws Exception {
        ScheduledExecutorService workers =
                new Vitals(ending -> {}).scheduler(1, "WorkPackage[order-view]", Duration.ofDays(1));
        try {
            workers.submit(() -> {}).get();
            Delayed next = (Delayed) workers.submit(() -> {});

            assertThat(next.getDelay(TimeUnit.HOURS)).isEqualTo(23);
            workers.schedule(() -> {}, 0, TimeUnit.SECONDS).get();
        } finally {
            workers.shutdownNow();
        }
    }
}
