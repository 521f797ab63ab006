package shop.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Marks of how the log grew")
class LogMarksTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LogMarks marks = new LogMarks();

    @Test
    @DisplayName("know of nobody who is behind before they have seen anything")
    void empty() {
        assertThat(marks.behind(-1, 0)).isEqualTo(Backlog.NONE);
    }

    @Test
    @DisplayName("tell how many events wait, and since when the first of them was seen")
    void behind() {
        marks.grown(10, SECOND);
        marks.grown(30, 2 * SECOND);
        marks.grown(60, 4 * SECOND);

        assertThat(marks.behind(25, 9 * SECOND)).isEqualTo(new Backlog(35, Duration.ofSeconds(7)));
        assertThat(marks.behind(30, 9 * SECOND)).isEqualTo(new Backlog(30, Duration.ofSeconds(5)));
        assertThat(marks.behind(60, 9 * SECOND)).isEqualTo(Backlog.NONE);
        assertThat(marks.behind(61, 9 * SECOND)).isEqualTo(Backlog.NONE);
    }

    @Test
    @DisplayName("do not take a log that rests for one that has just grown")
    void resting() {
        marks.grown(10, SECOND);
        marks.grown(10, 5 * SECOND);

        assertThat(marks.behind(9, 6 * SECOND)).isEqualTo(new Backlog(1, Duration.ofSeconds(5)));
    }

    @Test
    @DisplayName("forget the oldest, and then tell at least how long it has been")
    void bounded() {
        for (long second = 0; second < 10_000; second++) {
            marks.grown(second, second * SECOND);
        }

        assertThat(marks.behind(0, 10_000 * SECOND)).isEqualTo(new Backlog(9_999, Duration.ofSeconds(2_000)));
    }
}
