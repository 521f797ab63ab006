package shop.platform.start;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits until nothing stands in the way any more, however long that takes, and tells a person about it now and then. */
final class Waiting {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration TELL_FIRST_AGAIN_AFTER = Duration.ofSeconds(10);
    private static final Duration TELL_AT_LEAST_EVERY = Duration.ofMinutes(1);

    private final Consumer<String> teller;
    private final Duration lookEvery;
    private final Duration firstPause;

    Waiting(Consumer<String> teller) {
        this(teller, LOOK_EVERY, TELL_FIRST_AGAIN_AFTER);
    }

    Waiting(Consumer<String> teller, Duration lookEvery, Duration firstPause) {
        this.teller = teller;
        this.lookEvery = lookEvery;
        this.firstPause = firstPause;
    }

    /**
     * Returns when the server can be used. Says nothing when it can at once; else for what it waits, again after 10 s, 20 s
     * and so on, at least every minute, and that it goes on.
     *
     * @param server such as {@code Axon Server at 127.0.0.1:8124}
     * @param hindrance what stands in the way, as the rest of a sentence, such as {@code nobody answers there}
     */
    void until(String server, Supplier<Optional<String>> hindrance) {
        Optional<String> now = hindrance.get();
        if (now.isEmpty()) {
            return;
        }
        long begun = System.nanoTime();
        long told = begun;
        Duration pause = firstPause;
        teller.accept("Waiting for " + server + ": " + now.get() + ".");
        while (now.isPresent()) {
            sleep();
            now = hindrance.get();
            if (now.isPresent() && System.nanoTime() - told >= pause.toNanos()) {
                told = System.nanoTime();
                pause = pause.multipliedBy(2).compareTo(TELL_AT_LEAST_EVERY) < 0
                        ? pause.multipliedBy(2)
                        : TELL_AT_LEAST_EVERY;
                teller.accept(
                        "Still waiting, for %d s now, for %s: %s.".formatted(secondsSince(begun), server, now.get()));
            }
        }
        teller.accept("%s answers, after %d s; going on.".formatted(server, secondsSince(begun)));
    }

    private static long secondsSince(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanos);
    }

    private void sleep() {
        try {
            Thread.sleep(lookEvery.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting", stopped);
        }
    }
}
