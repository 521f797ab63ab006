package shop.benchmark;

import java.time.Duration;
import java.util.Arrays;

/**
 * What one measurement saw.
 *
 * @param operations how many were done
 * @param nanos how long that took altogether
 * @param p50 nanoseconds within which half of the operations were done; 0 if they were not timed one by one
 * @param p99 the same of 99 in 100
 */
record Sample(long operations, long nanos, long p50, long p99) {

    /** Of operations that were timed one by one; the times are sorted in place. */
    static Sample of(long[] times, long nanos) {
        Arrays.sort(times);
        return new Sample(times.length, nanos, at(times, 0.50), at(times, 0.99));
    }

    /** Of operations that were only timed together. */
    static Sample of(long operations, Duration duration) {
        return new Sample(operations, duration.toNanos(), 0, 0);
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
    }

    double perSecond() {
        return operations * 1e9 / Math.max(1, nanos);
    }
}
