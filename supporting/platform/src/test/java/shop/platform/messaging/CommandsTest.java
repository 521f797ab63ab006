package shop.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.rejection.BusinessRejection;

@DisplayName("A command that is sent")
class CommandsTest {

    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final Commands commands = new Commands(DefaultCommandGateway.builder()
            .commandBus(bus)
            .retryScheduler(new TryAgainWhilePassing(retries))
            .build());
    private final AtomicInteger attempts = new AtomicInteger();

    @AfterEach
    void stop() {
        retries.shutdownNow();
    }

    @Test
    @DisplayName("answers the version that its aggregate has then")
    void answersTheVersion() {
        bus.subscribe(Ask.class.getName(), command -> 7L);
        assertThat(commands.send(new Ask("order-1"))).isEqualTo(7);
    }

    @Test
    @DisplayName("is sent again while another one was faster")
    void isSentAgain() {
        bus.subscribe(Ask.class.getName(), command -> {
            if (attempts.incrementAndGet() < 3) {
                throw new ConcurrencyException("another one was faster");
            }
            return 1L;
        });
        assertThat(commands.send(new Ask("order-1"))).isEqualTo(1);
        assertThat(attempts).hasValue(3);
    }

    @Test
    @DisplayName("is not sent again after a refusal, which reaches the sender as it is")
    void isRefusedOnce() {
        bus.subscribe(Ask.class.getName(), command -> {
            attempts.incrementAndGet();
            throw BusinessRejection.of("ORD-06", "order-ended", "Nothing is left to cancel.");
        });
        assertThatThrownBy(() -> commands.send(new Ask("order-1")))
                .satisfies(refusal -> assertThat(
                                BusinessRejection.in(refusal).orElseThrow().rule())
                        .isEqualTo("ORD-06"));
        assertThat(attempts).hasValue(1);
    }

    private record Ask(String orderId) {}
}
