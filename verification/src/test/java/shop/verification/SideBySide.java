package shop.verification;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Many small tests of which each asks something: all ask as soon as they are named, and look one after the other. */
final class SideBySide implements AutoCloseable {

    private final ExecutorService asking;

    /** @param atOnce how many ask at the same time */
    SideBySide(int atOnce) {
        asking = Executors.newFixedThreadPool(atOnce);
    }

    /** A test that fails where nothing came of asking, or what came is not as it should be. */
    <A> DynamicTest test(String name, Callable<A> question, ThrowingConsumer<A> look) {
        Future<A> answer = asking.submit(question);
        return dynamicTest(name, () -> look.accept(answer.get()));
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
