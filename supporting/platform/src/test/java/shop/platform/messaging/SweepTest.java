package shop.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A sweep over all that a view has found")
class SweepTest {

    private static final int PAGE = 2;

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final Commands commands =
            new Commands(DefaultCommandGateway.builder().commandBus(bus).build());
    private final List<Integer> asked = new ArrayList<>();

    private Sweep<Integer> over(int all, Duration longest) {
        return new Sweep<>(
                commands,
                (behind, atMost) -> IntStream.rangeClosed(behind.orElse(0) + 1, all)
                        .limit(atMost)
                        .boxed()
                        .toList(),
                Ask::new,
                PAGE,
                longest);
    }

    @Test
    @DisplayName("asks each, page by page, and begins anew in the next round")
    void asksAll() {
        bus.subscribe(Ask.class.getName(), command -> asked.add(((Ask) command.getPayload()).number()));
        Sweep<Integer> sweep = over(5, Duration.ofMinutes(1));

        sweep.round();
        assertThat(asked).containsExactly(1, 2, 3, 4, 5);
        sweep.round();
        assertThat(asked).hasSize(10);
    }

    @Test
    @DisplayName("that takes too long goes on in the next round where it was, so that none starves behind the first")
    void goesOn() {
        bus.subscribe(Ask.class.getName(), command -> asked.add(((Ask) command.getPayload()).number()));
        Sweep<Integer> sweep = over(5, Duration.ZERO);

        sweep.round();
        assertThat(asked).containsExactly(1, 2);
        sweep.round();
        sweep.round();
        assertThat(asked).containsExactly(1, 2, 3, 4, 5);
        sweep.round();
        assertThat(asked).endsWith(1, 2);
    }

    @Test
    @DisplayName("is not held up by one that fails")
    void goesOnBehindAFailure() {
        bus.subscribe(Ask.class.getName(), command -> {
            int number = ((Ask) command.getPayload()).number();
            if (number == 1) {
                throw new IllegalStateException("this one cannot be asked");
            }
            return asked.add(number);
        });

        over(3, Duration.ofMinutes(1)).round();

        assertThat(asked).containsExactly(2, 3);
    }

    @Test
    @DisplayName("stops when its thread is interrupted")
    void stops() {
        bus.subscribe(Ask.class.getName(), command -> {
            asked.add(((Ask) command.getPayload()).number());
            Thread.currentThread().interrupt();
            return 0L;
        });

        over(5, Duration.ofMinutes(1)).round();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    @DisplayName("finds nothing where there is nothing")
    void findsNothing() {
        over(0, Duration.ofMinutes(1)).round();

        assertThat(asked).isEmpty();
    }

    private record Ask(int number) {}
}
