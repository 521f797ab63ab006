package shop.node;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.ResultStream;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventQueryResultEntry;
import io.axoniq.axonserver.grpc.FlowControl;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.axoniq.axonserver.grpc.command.CommandSubscription;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.node.transport.MemoryLimits;

@DisplayName("A node that is given more than it has room for")
class MemoryBoundsTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final String LARGE = "x".repeat(MEGABYTE);

    private EmbeddedNode node;
    private Client client;
    private ManagedChannel channel;

    @BeforeEach
    void start() {
        node = EmbeddedNode.start(NodeConfiguration.inMemory()
                .withLimits(new MemoryLimits(5L * MEGABYTE, 8L * MEGABYTE, 20L * MEGABYTE)));
        client = new Client(node);
        channel = NettyChannelBuilder.forAddress(node.host(), node.port())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        client.close();
        node.close();
    }

    @Test
    @DisplayName("refuses the transaction that is too large, keeps nothing of it, and takes the next")
    void transaction() throws Exception {
        EventChannel events = client.events();
        AppendEventsTransaction large = events.startAppendEventsTransaction();
        for (int sequence = 0; sequence < 6; sequence++) {
            large.appendEvent(Events.of("mug", sequence, LARGE));
        }

        assertThatThrownBy(() -> large.commit().get(60, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("AXONIQ-2001")
                .hasMessageContaining("at most 5242880 bytes");
        events.appendEvents(Events.of("mug", 0, LARGE)).get(60, SECONDS);
        assertThat(client.all("default")).hasSize(1);
    }

    @Test
    @DisplayName("refuses more transactions than fit together, and takes them once others are through")
    void transactions() throws Exception {
        EventChannel events = client.events();
        LinkedBlockingQueue<AppendEventsTransaction> open = new LinkedBlockingQueue<>();
        for (int mug = 0; mug < 5; mug++) {
            AppendEventsTransaction transaction = events.startAppendEventsTransaction();
            for (int sequence = 0; sequence < 4; sequence++) {
                transaction.appendEvent(Events.of("mug-" + mug, sequence, LARGE.substring(1_000)));
            }
            open.add(transaction);
        }
        // All are sent on one connection, in order, so an answer to this tells that they have arrived.
        assertThatThrownBy(() -> {
                    while (true) {
                        AppendEventsTransaction more = events.startAppendEventsTransaction();
                        more.appendEvent(Events.of("late-" + UUID.randomUUID(), 0, LARGE));
                        open.add(more);
                        AppendEventsTransaction last = events.startAppendEventsTransaction();
                        last.appendEvent(Events.of("last-" + UUID.randomUUID(), 0, LARGE));
                        last.commit().get(60, SECONDS);
                    }
                })
                .hasMessageContaining("AXONIQ-9100")
                .hasMessageContaining("try again later");

        open.forEach(AppendEventsTransaction::rollback);

        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> events.appendEvents(Events.of("after-" + UUID.randomUUID(), 0, LARGE))
                        .get(60, SECONDS));
    }

    @Test
    @DisplayName("refuses commands for a handler that gives no permits once their bytes are too many")
    void waitingCommands() throws Exception {
        StreamObserver<CommandProviderOutbound> handler = handler(new LinkedBlockingQueue<>());

        assertFull();

        // What waited goes with its handler, and its room is free again.
        handler.onCompleted();
        LinkedBlockingQueue<CommandProviderInbound> received = new LinkedBlockingQueue<>();
        handler(received).onNext(permits(100));
        CommandServiceGrpc.newFutureStub(channel).dispatch(large());
        assertThat(received.poll(60, SECONDS)).isNotNull();
    }

    @Test
    @DisplayName("keeps no more for a handler that gives permits and does not read")
    void unreadCommands() throws Exception {
        ClientCall<CommandProviderOutbound, CommandProviderInbound> handler =
                channel.newCall(CommandServiceGrpc.getOpenStreamMethod(), CallOptions.DEFAULT);
        handler.start(new ClientCall.Listener<>() {}, new Metadata());
        // It never asks for a message, so nothing that the node sends is read.
        handler.sendMessage(subscription());
        handler.sendMessage(permits(5_000));

        assertFull();
    }

    @Test
    @DisplayName("refuses the search for which there is no room, says so, and takes it once another has ended")
    void searches() {
        List<ResultStream<EventQueryResultEntry>> open = new ArrayList<>();
        EventChannel events = client.events();
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ZERO).until(() -> {
            ResultStream<EventQueryResultEntry> search = events.queryEvents("", true);
            open.add(search);
            // One that is refused is so at once; of any other nothing comes, since nothing is stored.
            return search.nextIfAvailable(5, MILLISECONDS) == null
                    && open.stream().anyMatch(refused -> refused.getError().isPresent());
        });
        Throwable refusal = open.stream()
                .flatMap(search -> search.getError().stream())
                .findFirst()
                .orElseThrow();
        assertThat(Status.fromThrowable(refusal).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refusal).hasMessageContaining("no room for another search").hasMessageContaining("try again later");

        open.forEach(ResultStream::close);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            try (ResultStream<EventQueryResultEntry> count = events.queryEvents("count()", false)) {
                EventQueryResultEntry row = count.nextIfAvailable(60, SECONDS);
                assertThat(row).isNotNull();
                assertThat(row.<Long>getValue("count")).isZero();
            }
        });
    }

    /** Sends commands until one is refused. */
    private void assertFull() throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> node.view().commands("default").handlers().containsKey("Paint"));
        for (int i = 0; i < 200; i++) {
            var answer = CommandServiceGrpc.newFutureStub(channel).dispatch(large());
            // Later commands are answered only when they are refused; one that has no handler comes back at once.
            CommandServiceGrpc.newFutureStub(channel)
                    .dispatch(large().toBuilder().setName("Unknown").build())
                    .get(60, SECONDS);
            if (answer.isDone()) {
                CommandResponse refusal = answer.get();
                assertThat(refusal.getErrorCode()).isEqualTo("AXONIQ-4003");
                assertThat(i).as("commands that fitted").isBetween(7, 20);
                return;
            }
        }
        throw new AssertionError("200 MB are held");
    }

    private StreamObserver<CommandProviderOutbound> handler(LinkedBlockingQueue<CommandProviderInbound> received) {
        StreamObserver<CommandProviderOutbound> handler = CommandServiceGrpc.newStub(channel)
                .openStream(new StreamObserver<>() {
                    @Override
                    public void onNext(CommandProviderInbound message) {
                        if (message.hasCommand()) {
                            received.add(message);
                        }
                    }

                    @Override
                    public void onError(Throwable broken) {
                        // The test looks at what it received.
                    }

                    @Override
                    public void onCompleted() {
                        // The test looks at what it received.
                    }
                });
        handler.onNext(subscription());
        return handler;
    }

    private static CommandProviderOutbound subscription() {
        return CommandProviderOutbound.newBuilder()
                .setSubscribe(CommandSubscription.newBuilder()
                        .setCommand("Paint")
                        .setClientId("painter")
                        .setComponentName("painting"))
                .build();
    }

    private static CommandProviderOutbound permits(long permits) {
        return CommandProviderOutbound.newBuilder()
                .setFlowControl(FlowControl.newBuilder().setPermits(permits))
                .build();
    }

    private static Command large() {
        return Command.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setName("Paint")
                .setPayload(SerializedObject.newBuilder().setData(ByteString.copyFromUtf8(LARGE)))
                .build();
    }
}
