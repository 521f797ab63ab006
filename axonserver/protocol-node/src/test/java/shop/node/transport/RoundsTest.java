package shop.node.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Work in rounds")
class RoundsTest {

    private final List<RuntimeException> failures = new ArrayList<>();

    @Test
    @DisplayName("fails alone when it goes deeper than the stack, and can be woken up again")
    void tooDeep() {
        AtomicInteger begun = new AtomicInteger();
        Rounds rounds = new Rounds(
                Runnable::run,
                () -> {
                    begun.incrementAndGet();
                    throw new StackOverflowError();
                },
                failures::add);

        rounds.wakeUp();
        rounds.wakeUp();

        assertThat(begun).hasValue(2);
        assertThat(failures)
                .hasSize(2)
                .allSatisfy(failure ->
                        assertThat(failure).isInstanceOf(ProtocolError.class).hasMessageContaining("stack"));
    }

    @Test
    @DisplayName("leaves every other error to its thread, which must not live on")
    void otherErrors() {
        Rounds rounds = new Rounds(
                Runnable::run,
                () -> {
                    throw new OutOfMemoryError("planted");
                },
                failures::add);

        assertThatThrownBy(rounds::wakeUp).isInstanceOf(OutOfMemoryError.class);
        assertThat(failures).isEmpty();
    }
}
