package shop.platform.vital;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a service cannot live without")
class VitalsTest {

    private final BlockingQueue<String> ending = new LinkedBlockingQueue<>();
    private final Vitals vitals = new Vitals(ending::add);
    private final ScheduledExecutorService scheduler = vitals.scheduler(1, "Coordinator[order-view]");

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    @DisplayName("ends it when an error takes a periodic task away, which the executor would keep to itself")
    void periodic() throws Exception {
        scheduler.scheduleWithFixedDelay(
                () -> {
                    throw new OutOfMemoryError("planted");
                },
                0,
                1,
                SECONDS);

        assertThat(ending.poll(60, SECONDS)).contains("Coordinator[order-view]", "OutOfMemoryError: planted");
    }

    @Test
    @DisplayName("ends it when an error takes a single task away")
    void single() throws Exception {
        scheduler.submit(() -> {
            throw new NoClassDefFoundError("planted");
        });

        assertThat(ending.poll(60, SECONDS)).contains("NoClassDefFoundError: planted");
    }

    @Test
    @DisplayName("ends it when an error strikes a thread between two tasks, which may leave the queue locked")
    void betweenTasks() throws Exception {
        Thread thread = scheduler.submit(Thread::currentThread).get(60, SECONDS);
        thread.getUncaughtExceptionHandler().uncaughtException(thread, new OutOfMemoryError("planted"));

        assertThat(ending.poll(60, SECONDS)).contains("Coordinator[order-view]", "OutOfMemoryError: planted");
    }

    @Test
    @DisplayName("leaves exceptions, and tasks that are cancelled or go on, to those who gave them")
    void exceptions() throws Exception {
        CountDownLatch rounds = new CountDownLatch(3);
        scheduler.submit(() -> {
            throw new IllegalStateException("the task's own affair");
        });
        scheduler.schedule(() -> {}, 1, SECONDS).cancel(true);
        scheduler.scheduleWithFixedDelay(rounds::countDown, 0, 1, MILLISECONDS);

        assertThat(rounds.await(60, SECONDS)).isTrue();
        assertThat(ending).isEmpty();
    }
}
