package shop.node.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static shop.node.contract.Messages.answer;
import static shop.node.contract.Messages.command;
import static shop.node.contract.Messages.query;
import static shop.node.contract.Messages.result;
import static shop.node.contract.Target.fresh;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.Registration;
import io.axoniq.axonserver.connector.ResultStream;
import io.axoniq.axonserver.connector.admin.AdminChannel;
import io.axoniq.axonserver.connector.command.CommandChannel;
import io.axoniq.axonserver.connector.event.EventQueryResultEntry;
import io.axoniq.axonserver.connector.query.QueryChannel;
import io.axoniq.axonserver.connector.query.QueryDefinition;
import io.axoniq.axonserver.connector.query.QueryHandler;
import io.axoniq.axonserver.connector.query.SubscriptionQueryResult;
import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.control.Heartbeat;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.QueryUpdate;
import io.axoniq.axonserver.grpc.query.SubscriptionQuery;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the protocol leaves open and this node promises: kinder than it must be, or more exact. */
@DisplayName("Beyond the contract, the node")
class OwnPromisesTest {

    @RegisterExtension
    static final Target NODE = Target.ownNode();

    private final String name = fresh("Handled");

    @Nested
    @DisplayName("routes commands")
    class Commands {

        private CommandChannel caller;

        @BeforeEach
        void connect() {
            caller = NODE.application("front").commandChannel();
        }

        @Test
        @DisplayName("that waited for a lost handler to another")
        void waitingForLostHandler() throws Exception {
            BareCommandHandler lost = handler(fresh("orders")).permit(1);
            List<CompletableFuture<CommandResponse>> pending = new ArrayList<>();
            for (int order = 0; order < 5; order++) {
                pending.add(caller.sendCommand(command(name, "order-" + order)));
            }
            Command taken = lost.next();
            BareCommandHandler other = handler(fresh("orders")).permit(100);

            lost.kill();

            for (int order = 0; order < 4; order++) {
                other.answer(other.next(), "by the other");
            }
            for (CompletableFuture<CommandResponse> response : pending) {
                CommandResponse answer = response.get(60, SECONDS);
                if (answer.getRequestIdentifier().equals(taken.getMessageIdentifier())) {
                    assertThat(answer.getErrorCode()).isEqualTo("AXONIQ-4001");
                } else {
                    assertThat(Messages.text(answer.getPayload())).isEqualTo("by the other");
                }
            }
        }

        @Test
        @DisplayName("that wait in order of arrival among those of one priority")
        void firstInFirstOut() throws Exception {
            BareCommandHandler handler = handler(fresh("orders")).permit(1);
            caller.sendCommand(command(name, "takes the permit"));
            handler.next();
            caller.sendCommand(command(name, "low 1", -5));
            caller.sendCommand(command(name, "normal 1"));
            caller.sendCommand(command(name, "high 1", 10));
            caller.sendCommand(command(name, "low 2", -5));
            caller.sendCommand(command(name, "normal 2"));
            caller.sendCommand(command(name, "high 2", 10));
            // One answered command tells that those before it on the same connection have arrived.
            caller.sendCommand(command(fresh("Unknown"), "any")).get(60, SECONDS);

            handler.permit(6);

            List<String> order = new ArrayList<>();
            for (int command = 0; command < 6; command++) {
                order.add(Messages.text(handler.next().getPayload()));
            }
            assertThat(order).containsExactly("high 1", "high 2", "normal 1", "normal 2", "low 1", "low 2");
        }

        @Test
        @DisplayName("to both of two connections with one client id, and to the one that is left when the other goes")
        void oneClientIdTwice() throws Exception {
            String clientId = fresh("orders");
            AxonServerConnection first = NODE.application("orders", clientId);
            AxonServerConnection second = NODE.application("orders", clientId);
            Registration older = answering(first, "first");
            Registration newer = answering(second, "second");
            assertThat(answers()).contains("first", "second");

            newer.cancel().get(60, SECONDS);
            assertThat(answers()).containsOnly("first");

            answering(second, "second");
            assertThat(answers()).contains("first", "second");
            older.cancel().get(60, SECONDS);
            assertThat(answers()).containsOnly("second");
        }

        @Test
        @DisplayName("also when a handler names a load factor beyond measure")
        void loadFactorBeyondMeasure() throws Exception {
            NODE.application("orders")
                    .commandChannel()
                    .registerCommandHandler(
                            command -> CompletableFuture.completedFuture(answer("ok")), Integer.MAX_VALUE, name)
                    .awaitAck(60, SECONDS);

            assertThat(answers()).containsOnly("ok");
        }

        private BareCommandHandler handler(String clientId) throws InterruptedException {
            return new BareCommandHandler(NODE, clientId).subscribe(name);
        }

        private Registration answering(AxonServerConnection application, String text) throws Exception {
            return application
                    .commandChannel()
                    .registerCommandHandler(command -> CompletableFuture.completedFuture(answer(text)), 100, name)
                    .awaitAck(60, SECONDS);
        }

        private List<String> answers() throws Exception {
            List<String> answers = new ArrayList<>();
            for (int key = 0; key < 40; key++) {
                CommandResponse response =
                        caller.sendCommand(command(name, "order-" + key)).get(60, SECONDS);
                assertThat(response.getErrorCode()).isEmpty();
                answers.add(Messages.text(response.getPayload()));
            }
            return answers;
        }
    }

    @Nested
    @DisplayName("routes queries")
    class Queries {

        private QueryChannel caller;

        @BeforeEach
        void connect() {
            caller = NODE.application("front").queryChannel();
        }

        @Test
        @DisplayName("that wait for a lost handler to another instance of its component")
        void waitingForLostHandler() throws Exception {
            BareQueryHandler lost = new BareQueryHandler(NODE, "orders").subscribe(name);
            ResultStream<QueryResponse> results = caller.query(query(name));
            // One answered query tells that those before it on the same connection have arrived.
            texts(caller.query(query(fresh("Unknown"))));
            answering(NODE.application("orders"), "by the other");

            lost.kill();

            assertThat(texts(results)).containsExactly("by the other");
        }

        @Test
        @DisplayName("to both of two connections with one client id, and to the one that is left when the other goes")
        void oneClientIdTwice() throws Exception {
            String clientId = fresh("orders");
            answering(NODE.application("orders", clientId), "first");
            Registration newer = answering(NODE.application("orders", clientId), "second");
            assertThat(answers()).contains("first", "second");

            newer.cancel().get(60, SECONDS);

            assertThat(answers()).containsOnly("first");
        }

        private Registration answering(AxonServerConnection application, String text) throws Exception {
            return application
                    .queryChannel()
                    .registerQueryHandler(
                            (query, reply) -> reply.sendLast(result(query, text)), new QueryDefinition(name, "text"))
                    .awaitAck(60, SECONDS);
        }

        private List<String> answers() throws Exception {
            List<String> answers = new ArrayList<>();
            for (int round = 0; round < 10; round++) {
                answers.addAll(texts(caller.query(query(name))));
            }
            return answers;
        }

        private static List<String> texts(ResultStream<QueryResponse> results) throws InterruptedException {
            List<String> texts = new ArrayList<>();
            QueryResponse next = results.nextIfAvailable(60, SECONDS);
            while (next != null) {
                texts.add(Messages.text(next.getPayload()));
                next = results.nextIfAvailable(60, SECONDS);
            }
            return texts;
        }
    }

    @Test
    @DisplayName("keeps every update for a slow reader, as it permits")
    void slowReader() throws Exception {
        AtomicReference<QueryHandler.UpdateHandler> updates = new AtomicReference<>();
        QueryHandler projection = new QueryHandler() {
            @Override
            public void handle(
                    io.axoniq.axonserver.grpc.query.QueryRequest query,
                    io.axoniq.axonserver.connector.ReplyChannel<QueryResponse> reply) {
                reply.sendLast(result(query, "initial"));
            }

            @Override
            public Registration registerSubscriptionQuery(SubscriptionQuery query, UpdateHandler subscriber) {
                updates.set(subscriber);
                return () -> CompletableFuture.completedFuture(null);
            }
        };
        NODE.application("orders")
                .queryChannel()
                .registerQueryHandler(projection, new QueryDefinition(name, "text"))
                .awaitAck(60, SECONDS);
        SubscriptionQueryResult subscription =
                NODE.application("front").queryChannel().subscriptionQuery(query(name), 32, 8);
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> updates.get() != null);
            for (int i = 0; i < 500; i++) {
                updates.get()
                        .sendUpdate(QueryUpdate.newBuilder()
                                .setMessageIdentifier(UUID.randomUUID().toString())
                                .setPayload(Messages.payload("update " + i))
                                .build());
            }

            for (int i = 0; i < 500; i++) {
                QueryUpdate update = subscription.updates().nextIfAvailable(60, SECONDS);
                assertThat(update).as("update " + i).isNotNull();
                assertThat(Messages.text(update.getPayload())).isEqualTo("update " + i);
            }
        } finally {
            // The genuine client waits for seconds at its end for what was left open.
            subscription.updates().close();
        }
    }

    @Test
    @DisplayName("acknowledges a heartbeat that carries an id")
    void heartbeat() throws Exception {
        AxonServerConnection application = NODE.application("shop");
        await().atMost(Duration.ofSeconds(60)).until(application::isReady);

        application
                .controlChannel()
                .sendInstruction(PlatformInboundInstruction.newBuilder()
                        .setInstructionId("beat-1")
                        .setHeartbeat(Heartbeat.getDefaultInstance())
                        .build())
                .get(60, SECONDS);
    }

    @Test
    @DisplayName("says that nobody runs a processor that is to be moved to nobody")
    void moveToNobody() {
        AdminChannel admin = NODE.application("shop").adminChannel();

        assertThatThrownBy(() -> admin.moveEventProcessorSegment(fresh("projection"), "tokens", 0, fresh("elsewhere"))
                        .get(60, SECONDS))
                .isInstanceOfSatisfying(
                        ExecutionException.class,
                        refusal -> assertThat(Status.fromThrowable(refusal).getCode())
                                .isEqualTo(Status.Code.NOT_FOUND));
    }

    @Test
    @DisplayName("refuses to cancel what nobody planned")
    void unknownSchedule() throws Exception {
        InstructionAck ack = NODE.application("shop")
                .eventChannel()
                .cancelSchedule(fresh("token"))
                .get(60, SECONDS);

        assertThat(ack.getSuccess()).isFalse();
        assertThat(ack.getError().getErrorCode()).isEqualTo("AXONIQ-2610");
    }

    @Test
    @DisplayName("names the word that it cannot read in a search")
    void refusedSearch() throws Exception {
        try (ResultStream<EventQueryResultEntry> rows =
                NODE.application("shop").eventChannel().queryEvents("colour = \"blue\"", false)) {
            assertThat(rows.nextIfAvailable(60, SECONDS)).isNull();
            Optional<Throwable> error = rows.getError();
            assertThat(error)
                    .hasValueSatisfying(refusal ->
                            assertThat(refusal).hasMessageContaining("colour").hasMessageContaining("AXONIQ-2511"));
        }
    }
}
