package shop.node.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.node.transport.PermittedSender.Outcome;

@DisplayName("A sender with permits")
class PermittedSenderTest {

    private final List<String> sent = new ArrayList<>();
    private final Memory memory =
            new Memory(new MemoryLimits(MemoryLimits.MESSAGE, MemoryLimits.MESSAGE, MemoryLimits.MESSAGE));
    private boolean reads = true;
    private final PermittedSender<String> sender =
            new PermittedSender<>(sent::add, () -> reads, String::length, memory.ofQueue());

    @Test
    @DisplayName("sends as many as permitted, the rest in order when more are permitted")
    void permits() {
        sender.permit(1);
        sender.send("a", 0);
        sender.send("b", 0);
        sender.send("c", 0);
        assertThat(sent).containsExactly("a");

        sender.permit(5);
        sender.send("d", 0);

        assertThat(sent).containsExactly("a", "b", "c", "d");
        assertThat(sender.waiting()).isZero();
    }

    @Test
    @DisplayName("sends what waits by priority, then by arrival")
    void priorities() {
        sender.send("low", -1);
        sender.send("first", 0);
        sender.send("high", Long.MAX_VALUE);
        sender.send("second", 0);
        sender.send("lowest", Long.MIN_VALUE);

        sender.permit(5);

        assertThat(sent).containsExactly("high", "first", "second", "low", "lowest");
    }

    @Test
    @DisplayName("gives back what waits, in order, when it is closed, and takes nothing more")
    void close() {
        sender.send("a", 0);
        sender.send("b", 1);

        assertThat(sender.close()).containsExactly("b", "a");

        assertThat(sender.send("c", 0)).isEqualTo(Outcome.CLOSED);
        sender.permit(10);
        assertThat(sent).isEmpty();
    }

    @Test
    @DisplayName("gives back only what is asked for")
    void withdraw() {
        sender.send("a", 0);
        sender.send("b", 0);
        sender.send("c", 0);

        assertThat(sender.withdraw("b"::equals)).containsExactly("b");

        sender.permit(5);
        assertThat(sent).containsExactly("a", "c");
    }

    @Test
    @DisplayName("keeps what its handler does not read, until it reads again, as far as there is room")
    void slowHandler() {
        String half = "x".repeat(MemoryLimits.MESSAGE / 2);
        sender.permit(10);
        reads = false;
        assertThat(sender.send(half, 0)).isEqualTo(Outcome.TAKEN);
        assertThat(sender.send(half, 0)).isEqualTo(Outcome.TAKEN);
        assertThat(sender.send("one too many", 0)).isEqualTo(Outcome.FULL);
        assertThat(sent).isEmpty();

        reads = true;
        sender.drain();

        assertThat(sent).containsExactly(half, half);
        assertThat(memory.held()).isZero();
        sender.send("next", 0);
        assertThat(sent).hasSize(3);
    }

    @Test
    @DisplayName("lets no more than ten thousand wait")
    void full() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(sender.send("m" + i, 0)).isEqualTo(Outcome.TAKEN);
        }
        assertThat(sender.send("one too many", 0)).isEqualTo(Outcome.FULL);

        sender.permit(1);

        assertThat(sender.send("fits again", 0)).isEqualTo(Outcome.TAKEN);
    }
}
