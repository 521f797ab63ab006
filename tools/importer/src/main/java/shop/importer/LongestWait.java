package shop.importer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * For how long nothing may move before nothing is waited for any more: one for all that is waited for, one thing after the
 * other.
 */
final class LongestWait {

    /** What time it is, and how it passes. */
    interface Time {

        Time OF_THE_WORLD = new Time() {

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pass(Duration duration) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            }
        };

        /** Since some moment that never changes. */
        long nanos();

        /** Returns when so much of it has passed. */
        void pass(Duration duration) throws InterruptedException;
    }

    private final Duration longest;
    private final Time time;
    private long lastMove;

    /** Begins now. */
    LongestWait(Duration longest, Time time) {
        this.longest = longest;
        this.time = time;
        lastMove = time.nanos();
    }

    /** Something has moved just now. */
    void moved() {
        lastMove = time.nanos();
    }

    boolean isOver() {
        return stillFor().compareTo(longest) >= 0;
    }

    boolean isHalfOver() {
        return stillFor().multipliedBy(2).compareTo(longest) >= 0;
    }

    private Duration stillFor() {
        return Duration.ofNanos(time.nanos() - lastMove);
    }

    /** Does something that may take its time: as long as it does, nobody waits. */
    void without(Runnable done) {
        long before = time.nanos();
        done.run();
        lastMove += time.nanos() - before;
    }

    void pause(Duration duration) throws InterruptedException {
        time.pass(duration);
    }

    /** How long something takes that is waited for. */
    Duration took(Runnable done) {
        long before = time.nanos();
        done.run();
        return Duration.ofNanos(time.nanos() - before);
    }
}
