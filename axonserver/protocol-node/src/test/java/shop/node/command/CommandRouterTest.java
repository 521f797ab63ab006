package shop.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.grpc.FlowControl;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandSubscription;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.node.transport.Memory;
import shop.node.transport.MemoryLimits;
import shop.node.transport.RecordedStream;

@DisplayName("The command router")
class CommandRouterTest {

    private final CommandRouter router = new CommandRouter();
    private final RecordedStream<CommandProviderInbound> handlerSide = new RecordedStream<>();
    private final CommandHandlerStream handler =
            new CommandHandlerStream(router, new Memory(MemoryLimits.ofThisHeap()), handlerSide);

    @Test
    @DisplayName("answers for a handler that does not, after five minutes, and drops its late answer")
    void timeout() {
        subscribe();
        permit(10);
        RecordedStream<CommandResponse> caller = dispatch("c-1");

        router.expire(System.nanoTime() + Duration.ofSeconds(290).toNanos());
        assertThat(caller.sent()).isEmpty();
        router.expire(System.nanoTime() + Duration.ofSeconds(301).toNanos());

        assertThat(caller.sent())
                .singleElement()
                .satisfies(response ->
                        assertThat(response.getErrorMessage().getMessage()).contains("300 seconds"));
        assertThat(caller.isCompleted()).isTrue();
        handler.onNext(CommandProviderOutbound.newBuilder()
                .setCommandResponse(CommandResponse.newBuilder().setRequestIdentifier("c-1"))
                .build());
        assertThat(caller.sent()).hasSize(1);
        assertThat(router.inFlight()).isZero();
    }

    @Test
    @DisplayName("does not send what timed out while it waited for a permit")
    void timeoutWhileWaiting() {
        subscribe();
        dispatch("c-1");

        router.expire(System.nanoTime() + Duration.ofSeconds(301).toNanos());
        permit(10);

        assertThat(commands()).isEmpty();
    }

    @Test
    @DisplayName("refuses a command when too many wait for its handler")
    void overload() {
        subscribe();
        for (int i = 0; i < 10_000; i++) {
            dispatch("c-" + i);
        }

        RecordedStream<CommandResponse> refused = dispatch("one too many");

        assertThat(refused.sent())
                .singleElement()
                .extracting(CommandResponse::getErrorCode)
                .isEqualTo("AXONIQ-4003");
        assertThat(router.inFlight()).isEqualTo(10_000);
    }

    @Test
    @DisplayName("shows who handles what, and how much was routed")
    void shows() {
        subscribe();
        permit(10);
        dispatch("c-1");
        dispatch("c-2");

        assertThat(router.handlers())
                .containsEntry("Paint", List.of(new CommandRouter.Handler("client-1", "orders", 100, 2)));
        assertThat(router.routed()).containsEntry("Paint", 2L);
        handler.onCompleted();
        assertThat(router.handlers().getOrDefault("Paint", List.of())).isEmpty();
    }

    private RecordedStream<CommandResponse> dispatch(String id) {
        RecordedStream<CommandResponse> caller = new RecordedStream<>();
        router.dispatch(
                Command.newBuilder().setMessageIdentifier(id).setName("Paint").build(), caller);
        return caller;
    }

    private void subscribe() {
        handler.onNext(CommandProviderOutbound.newBuilder()
                .setSubscribe(CommandSubscription.newBuilder()
                        .setCommand("Paint")
                        .setClientId("client-1")
                        .setComponentName("orders"))
                .build());
    }

    private void permit(long permits) {
        handler.onNext(CommandProviderOutbound.newBuilder()
                .setFlowControl(FlowControl.newBuilder().setPermits(permits))
                .build());
    }

    private List<Command> commands() {
        return handlerSide.sent().stream()
                .filter(CommandProviderInbound::hasCommand)
                .map(CommandProviderInbound::getCommand)
                .toList();
    }
}
