package shop.node.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.node.transport.Timings.OfName;
import shop.node.transport.Timings.Told;

@DisplayName("What is told of how quickly messages are handled")
class TimingsTest {

    private final OfName timings = new OfName();

    @Test
    @DisplayName("is nothing at first")
    void nothing() {
        assertThat(timings.told(0)).isEqualTo(Told.NOTHING);
    }

    @Test
    @DisplayName("is how many a second during the last minute, in what time, and how many failed")
    void told() {
        for (int number = 1; number <= 100; number++) {
            timings.ended(seconds(10), millis(number), number % 50 == 0);
        }

        assertThat(timings.told(seconds(69))).isEqualTo(new Told(100, 2, 100 / 60.0, 50, 99));
        assertThat(timings.told(seconds(70)).perSecond()).as("a minute later").isZero();
        assertThat(timings.told(seconds(70)).handled()).isEqualTo(100);
    }

    @Test
    @DisplayName("goes by the latest: what is long ago does not slow it down")
    void latest() {
        for (int number = 0; number < 1000; number++) {
            timings.ended(seconds(number), millis(number < 400 ? 9_000 : 1), false);
        }

        assertThat(timings.told(seconds(999)).p99Millis()).isEqualTo(1);
        assertThat(timings.told(seconds(999)).perSecond()).isEqualTo(1);
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
