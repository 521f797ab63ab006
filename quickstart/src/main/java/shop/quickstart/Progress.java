package shop.quickstart;

import java.io.PrintStream;
import java.util.function.Supplier;

/** Tells the person who waits what has started, and how long it took. */
final class Progress {

    private final PrintStream out;

    private Progress(PrintStream out) {
        this.out = out;
    }

    static Progress on(PrintStream out) {
        return new Progress(out);
    }

    static Progress silent() {
        return new Progress(new PrintStream(PrintStream.nullOutputStream()));
    }

    /** A sentence for whoever waits. */
    void say(String sentence) {
        out.println("  " + sentence);
    }

    <T> T of(String name, Supplier<T> start) {
        long begun = System.nanoTime();
        T started = start.get();
        out.printf("  %-14s started in %4.1f s%n", name, (System.nanoTime() - begun) / 1e9);
        return started;
    }
}
