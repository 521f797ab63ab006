package shop.platform.vital;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Points of time that lie at least a pause apart; whoever asks before one has come is given the same. */
final class Moments {

    private final long pause;
    private final AtomicLong last;

    Moments(Duration pause) {
        this.pause = pause.toNanos();
        last = new AtomicLong(System.nanoTime() - this.pause);
    }

    /** How many nanoseconds it takes from now until the next, 0 when it may be now. */
    long untilNext(long now) {
        return last.updateAndGet(moment -> {
                    if (moment - now > 0) {
                        return moment;
                    }
                    return moment + pause - now > 0 ? moment + pause : now;
                })
                - now;
    }
}
