package shop.platform.vital;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is done again and again")
class PeriodicTaskTest {

    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> ending = new LinkedBlockingQueue<>();

    private PeriodicTask task(Runnable round) {
        return new PeriodicTask(new Vitals(ending::add), "payment-ask-again", Duration.ofMillis(1), round);
    }

    @Test
    @DisplayName("is done on a thread of its own, and after a round that has failed")
    void goesOn() throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        BlockingQueue<String> threads = new LinkedBlockingQueue<>();
        PeriodicTask task = task(() -> {
            threads.add(Thread.currentThread().getName());
            three.countDown();
            throw new IllegalStateException("the store is away");
        });
        task.start();
        try {
            assertThat(three.await(PATIENCE_SECONDS, SECONDS)).isTrue();
            assertThat(threads).allMatch(name -> name.startsWith("payment-ask-again"));
            assertThat(task.isRunning()).isTrue();
            assertThat(ending).isEmpty();
        } finally {
            task.stop();
        }
        assertThat(task.isRunning()).isFalse();
    }

    @Test
    @DisplayName("ends the service when an error takes its thread away")
    void error() throws Exception {
        PeriodicTask task = task(() -> {
            throw new OutOfMemoryError("planted");
        });
        task.start();
        try {
            assertThat(ending.poll(PATIENCE_SECONDS, SECONDS))
                    .contains("payment-ask-again", "OutOfMemoryError: planted");
        } finally {
            task.stop();
        }
    }

    @Test
    @DisplayName("begins anew when the service does")
    void beginsAnew() throws Exception {
        CountDownLatch again = new CountDownLatch(1);
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        PeriodicTask task = task(() -> {
            done.add("round");
            if (done.size() > 1) {
                again.countDown();
            }
        });
        task.start();
        assertThat(done.poll(PATIENCE_SECONDS, SECONDS)).isNotNull();
        task.stop();
        task.start();
        try {
            assertThat(again.await(PATIENCE_SECONDS, SECONDS)).isTrue();
        } finally {
            task.stop();
        }
    }
}
