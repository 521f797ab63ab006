package shop.importer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import shop.importer.http.UnexpectedAnswer;

/**
 * Something that is done now and then {@linkplain Alongside beside} the main work. What takes long is done more seldom, so
 * that it takes a tenth of the time; but it never rests for more than a few seconds.
 */
final class Repeatedly {

    private static final int SHARE_OF_THE_TIME = 10;
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    private final String name;
    private final Duration pause;
    private final Runnable action;
    private volatile Optional<String> strange = Optional.empty();

    /** @param pause from one time to the next, at least */
    Repeatedly(String name, Duration pause, Runnable action) {
        this.name = name;
        this.pause = pause;
        this.action = action;
    }

    /**
     * Does it over and over, until interrupted. After an answer that it cannot have it is done again; any other failure ends it.
     *
     * @throws RuntimeException that failure
     */
    void goOn() throws InterruptedException {
        while (true) {
            long before = System.nanoTime();
            once();
            long took = System.nanoTime() - before;
            long rest = Math.min(took * (SHARE_OF_THE_TIME - 1), LONGEST_REST.toNanos());
            TimeUnit.NANOSECONDS.sleep(Math.max(pause.toNanos(), rest));
        }
    }

    private void once() {
        try {
            action.run();
            strange = Optional.empty();
        } catch (UnexpectedAnswer answer) {
            // Another time, another answer; if it never comes, the main work notices that nothing moves.
            strange = Optional.of(name + " got no further: " + answer.getMessage());
        }
    }

    /** What kept it from being done the last time, if something did. */
    Optional<String> remark() {
        return strange;
    }
}
