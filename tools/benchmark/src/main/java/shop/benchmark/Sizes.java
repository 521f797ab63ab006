package shop.benchmark;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param history events in the long log, a multiple of 10,000
 * @param shortHistory events in the log that it is compared with, likewise
 * @param streamed events that a reader reads in a row
 * @param appended appends in one measurement of their cost in a log of a given length, which grows by them
 * @param duration of a measurement that is not bounded by a number
 * @param rounds how often everything is measured
 */
record Sizes(int history, int shortHistory, int streamed, int appended, Duration duration, int rounds) {

    static Sizes full() {
        return new Sizes(1_000_000, 10_000, 100_000, 1_500, Duration.ofMillis(1_500), 3);
    }

    /** For a first look. */
    static Sizes small() {
        return new Sizes(100_000, 10_000, 50_000, 1_500, Duration.ofMillis(500), 1);
    }
}
