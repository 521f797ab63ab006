package shop.benchmark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A load")
@Timeout(60)
class LoadTest {

    private final ExecutorService elsewhere = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        elsewhere.shutdownNow();
    }

    @Test
    @DisplayName("ends with the failure of an operation that was begun on the thread of the answer before it")
    void hearsOfAFailure() {
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> Load.times(2, 1, client -> {
                    if (begun.getAndIncrement() > 0) {
                        throw new IllegalArgumentException("no second one");
                    }
                    elsewhere.execute(client::done);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("An operation failed")
                .hasRootCauseMessage("no second one");
    }
}
