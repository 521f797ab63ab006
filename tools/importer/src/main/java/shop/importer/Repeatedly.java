package shop.importer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import shop.importer.http.UnexpectedAnswer;

/**
 * Does something now and then beside the main work, until closed. What takes long is done more seldom, so that it takes a
 * tenth of the time; but it never rests for more than a few seconds.
 */
final class Repeatedly {

    private static final int SHARE_OF_THE_TIME = 10;
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);
    private static final long MILLIS_TO_END = 10_000;

    private final Duration pause;
    private final Runnable action;
    private final Thread thread;

    private Repeatedly(String name, Duration pause, Runnable action) {
        this.pause = pause;
        this.action = action;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** @param pause from one time to the next, at least */
    static Repeatedly begin(String name, Duration pause, Runnable action) {
        Repeatedly repeatedly = new Repeatedly(name, pause, action);
        repeatedly.thread.start();
        return repeatedly;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long before = System.nanoTime();
                once();
                long took = System.nanoTime() - before;
                long rest = Math.min(took * (SHARE_OF_THE_TIME - 1), LONGEST_REST.toNanos());
                TimeUnit.NANOSECONDS.sleep(Math.max(pause.toNanos(), rest));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() {
        try {
            action.run();
        } catch (UnexpectedAnswer strange) {
            // Another time, another answer; if it never comes, the main work notices that nothing moves.
        } catch (RuntimeException broken) {
            // What was under way when it was closed need not be done.
            if (!Thread.currentThread().isInterrupted()) {
                throw broken;
            }
        }
    }

    void close() {
        thread.interrupt();
        try {
            thread.join(MILLIS_TO_END);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
