package shop.node.contract;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.node.contract.Messages.answer;
import static shop.node.contract.Messages.command;
import static shop.node.contract.Target.fresh;

import io.axoniq.axonserver.connector.Registration;
import io.axoniq.axonserver.connector.command.CommandChannel;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Commands")
class CommandContractTest {

    @RegisterExtension
    static final Target TARGET = new Target();

    private final String name = fresh("PlaceOrder");
    private CommandChannel caller;

    @BeforeEach
    void connect() {
        caller = TARGET.application("front").commandChannel();
    }

    @Test
    @DisplayName("reach their handler, and the answer the caller, as they are")
    void roundTrip() throws Exception {
        Queue<Command> received = new ConcurrentLinkedQueue<>();
        handler(command -> {
            received.add(command);
            return CompletableFuture.completedFuture(answer("placed"));
        });
        Command sent = command(name, "order-1");

        CommandResponse response = caller.sendCommand(sent).get(60, SECONDS);

        assertThat(response.getErrorCode()).isEmpty();
        assertThat(Messages.text(response.getPayload())).isEqualTo("placed");
        assertThat(response.getRequestIdentifier()).isEqualTo(sent.getMessageIdentifier());
        assertThat(received).singleElement().satisfies(command -> {
            assertThat(command.getPayload()).isEqualTo(sent.getPayload());
            assertThat(command.getName()).isEqualTo(name);
        });
    }

    @Test
    @DisplayName("without a handler get a normal answer that says so")
    void noHandler() throws Exception {
        CommandResponse response = caller.sendCommand(command(name, "order-1")).get(60, SECONDS);

        assertThat(response.getErrorCode()).isEqualTo("AXONIQ-4000");
        assertThat(response.getErrorMessage().getMessage()).isEqualTo("No Handler for command: " + name);
    }

    @Test
    @DisplayName("that fail in their handler tell the caller why")
    void handlerFails() throws Exception {
        handler(command -> CompletableFuture.failedFuture(new IllegalStateException("out of mugs")));

        CommandResponse response = caller.sendCommand(command(name, "order-1")).get(60, SECONDS);

        assertThat(response.getErrorCode()).isEqualTo("AXONIQ-4002");
        assertThat(response.getErrorMessage().getMessage()).contains("out of mugs");
    }

    @Test
    @DisplayName("of one routing key reach one instance, and all keys are shared by load factor")
    void routing() throws Exception {
        Map<String, Queue<String>> keys = new HashMap<>();
        for (int instance = 0; instance < 3; instance++) {
            Queue<String> own = new ConcurrentLinkedQueue<>();
            keys.put("instance-" + instance, own);
            handler(
                    command -> {
                        own.add(Messages.text(command.getPayload()));
                        return CompletableFuture.completedFuture(answer("ok"));
                    },
                    instance == 0 ? 200 : 100);
        }
        List<CompletableFuture<CommandResponse>> sent = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (int key = 0; key < 400; key++) {
                sent.add(caller.sendCommand(command(name, "order-" + key)));
            }
        }
        for (CompletableFuture<CommandResponse> response : sent) {
            assertThat(response.get(60, SECONDS).getErrorCode()).isEmpty();
        }

        assertThat(keys.values()).allSatisfy(own -> {
            List<String> seen = new ArrayList<>(own);
            assertThat(seen)
                    .allSatisfy(key -> assertThat(seen).filteredOn(key::equals).hasSize(2));
        });
        assertThat(keys.get("instance-0").size()).isBetween(300, 500);
        assertThat(keys.get("instance-1").size()).isBetween(130, 270);
        assertThat(keys.get("instance-2").size()).isBetween(130, 270);
    }

    @Test
    @DisplayName("go elsewhere once a handler has left")
    void handlerLeaves() throws Exception {
        Registration first = handler(command -> CompletableFuture.completedFuture(answer("first")));
        handler(command -> CompletableFuture.completedFuture(answer("second")));

        first.cancel().get(60, SECONDS);

        for (int key = 0; key < 20; key++) {
            CommandResponse response =
                    caller.sendCommand(command(name, "order-" + key)).get(60, SECONDS);
            assertThat(Messages.text(response.getPayload())).isEqualTo("second");
        }
    }

    @Test
    @DisplayName("that a lost handler had fail, and later ones find no handler")
    void handlerLost() throws Exception {
        BareCommandHandler handler =
                new BareCommandHandler(TARGET, fresh("orders")).subscribe(name).permit(10);
        CompletableFuture<CommandResponse> pending = caller.sendCommand(command(name, "order-1"));
        handler.next();

        handler.kill();

        assertThat(pending.get(60, SECONDS).getErrorCode()).isEqualTo("AXONIQ-4001");
        assertThat(caller.sendCommand(command(name, "order-1")).get(60, SECONDS).getErrorCode())
                .isEqualTo("AXONIQ-4000");
    }

    @Test
    @DisplayName("are sent only as permits allow")
    void permits() throws Exception {
        BareCommandHandler handler =
                new BareCommandHandler(TARGET, fresh("orders")).subscribe(name).permit(2);
        for (int order = 0; order < 5; order++) {
            caller.sendCommand(command(name, "order-" + order));
        }

        handler.next();
        handler.next();
        assertThat(handler.commands.poll(300, MILLISECONDS)).isNull();

        handler.permit(2);
        handler.next();
        handler.next();
        assertThat(handler.commands.poll(300, MILLISECONDS)).isNull();
    }

    @Test
    @DisplayName("that wait go by priority")
    void priorities() throws Exception {
        BareCommandHandler handler =
                new BareCommandHandler(TARGET, fresh("orders")).subscribe(name).permit(1);
        caller.sendCommand(command(name, "takes the permit"));
        handler.next();
        caller.sendCommand(command(name, "low", -5));
        caller.sendCommand(command(name, "normal"));
        caller.sendCommand(command(name, "high", 10));
        settle();

        handler.permit(3);

        List<String> order = new ArrayList<>();
        for (int command = 0; command < 3; command++) {
            order.add(Messages.text(handler.next().getPayload()));
        }
        assertThat(order).containsExactly("high", "normal", "low");
    }

    @Test
    @DisplayName("may still be answered on a stream that has unsubscribed, until it is closed")
    void replacedStream() throws Exception {
        String clientId = fresh("orders");
        BareCommandHandler old =
                new BareCommandHandler(TARGET, clientId).subscribe(name).permit(10);
        CompletableFuture<CommandResponse> before = caller.sendCommand(command(name, "order-1"));
        Command taken = old.next();
        old.unsubscribe(name);
        BareCommandHandler replacement =
                new BareCommandHandler(TARGET, clientId).subscribe(name).permit(10);

        CompletableFuture<CommandResponse> after = caller.sendCommand(command(name, "order-1"));
        replacement.answer(replacement.next(), "by the new stream");
        old.answer(taken, "by the old stream");
        old.halfClose();

        assertThat(Messages.text(before.get(60, SECONDS).getPayload())).isEqualTo("by the old stream");
        assertThat(Messages.text(after.get(60, SECONDS).getPayload())).isEqualTo("by the new stream");
    }

    @Test
    @DisplayName("that wait for a handler that unsubscribes go to another")
    void waitingWhenUnsubscribed() throws Exception {
        BareCommandHandler leaving = new BareCommandHandler(TARGET, fresh("orders")).subscribe(name);
        CompletableFuture<CommandResponse> pending = caller.sendCommand(command(name, "order-1"));
        settle();
        BareCommandHandler other =
                new BareCommandHandler(TARGET, fresh("orders")).subscribe(name).permit(10);

        leaving.unsubscribe(name);

        other.answer(other.next(), "by the other");
        assertThat(Messages.text(pending.get(60, SECONDS).getPayload())).isEqualTo("by the other");
    }

    @Test
    @DisplayName("whose caller gave up are not sent any more")
    void callerGaveUp() throws Exception {
        BareCommandHandler handler = new BareCommandHandler(TARGET, fresh("orders")).subscribe(name);
        assertThatThrownBy(() -> TARGET.headed(CommandServiceGrpc.newBlockingStub(TARGET.channel()))
                        .withDeadlineAfter(500, MILLISECONDS)
                        .dispatch(command(name, "nobody waits")))
                .isInstanceOf(StatusRuntimeException.class);
        caller.sendCommand(command(name, "somebody waits"));
        settle();

        handler.permit(10);

        assertThat(Messages.text(handler.next().getPayload())).isEqualTo("somebody waits");
        assertThat(handler.commands.poll(300, MILLISECONDS)).isNull();
    }

    @Test
    @DisplayName("with the id of one that is in flight are refused, and do not harm that one")
    void sameIdTwice() throws Exception {
        BareCommandHandler handler =
                new BareCommandHandler(TARGET, fresh("orders")).subscribe(name).permit(10);
        Command command = command(name, "order-1");
        CompletableFuture<CommandResponse> first = caller.sendCommand(command);
        Command taken = handler.next();

        CompletableFuture<CommandResponse> second = caller.sendCommand(command);

        assertThat(second.handle((response, failure) ->
                                failure != null || !response.getErrorCode().isEmpty())
                        .get(60, SECONDS))
                .isTrue();
        handler.answer(taken, "placed");
        assertThat(Messages.text(first.get(60, SECONDS).getPayload())).isEqualTo("placed");
    }

    @Test
    @DisplayName("spread over handlers that give no load factor as over any other")
    void noLoadFactor() throws Exception {
        Queue<String> first = new ConcurrentLinkedQueue<>();
        Queue<String> second = new ConcurrentLinkedQueue<>();
        handler(collecting(first), 0);
        handler(collecting(second), 100);

        for (int key = 0; key < 100; key++) {
            caller.sendCommand(command(name, "order-" + key)).get(60, SECONDS);
        }

        assertThat(first.size()).isBetween(25, 75);
        assertThat(second.size()).isEqualTo(100 - first.size());
    }

    @Test
    @DisplayName("keep their handler when another one leaves")
    void stableRouting() throws Exception {
        Map<String, String> before = new HashMap<>();
        Map<String, String> after = new HashMap<>();
        List<Registration> handlers = new ArrayList<>();
        for (String instance : List.of("one", "two", "three")) {
            handlers.add(handler(command -> CompletableFuture.completedFuture(answer(instance))));
        }
        route(before);
        handlers.get(2).cancel().get(60, SECONDS);
        route(after);

        before.forEach((key, instance) -> {
            if (!instance.equals("three")) {
                assertThat(after).containsEntry(key, instance);
            }
        });
        assertThat(before).containsValues("one", "two", "three");
    }

    private void route(Map<String, String> handlers) throws Exception {
        for (int key = 0; key < 60; key++) {
            CommandResponse response =
                    caller.sendCommand(command(name, "order-" + key)).get(60, SECONDS);
            handlers.put("order-" + key, Messages.text(response.getPayload()));
        }
    }

    /** One answered command tells that those before it on the same connection have arrived. */
    private void settle() throws Exception {
        caller.sendCommand(command(fresh("Unknown"), "any")).get(60, SECONDS);
    }

    private static Function<Command, CompletableFuture<CommandResponse>> collecting(Queue<String> seen) {
        return command -> {
            seen.add(Messages.text(command.getPayload()));
            return CompletableFuture.completedFuture(answer("ok"));
        };
    }

    private Registration handler(Function<Command, CompletableFuture<CommandResponse>> handler) throws Exception {
        return handler(handler, 100);
    }

    private Registration handler(Function<Command, CompletableFuture<CommandResponse>> handler, int loadFactor)
            throws Exception {
        return TARGET.application("orders")
                .commandChannel()
                .registerCommandHandler(handler, loadFactor, name)
                .awaitAck(60, SECONDS);
    }
}
