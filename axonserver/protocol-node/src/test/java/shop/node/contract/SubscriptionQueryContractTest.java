package shop.node.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.node.contract.Messages.query;
import static shop.node.contract.Messages.result;
import static shop.node.contract.Target.fresh;

import io.axoniq.axonserver.connector.Registration;
import io.axoniq.axonserver.connector.ReplyChannel;
import io.axoniq.axonserver.connector.query.QueryChannel;
import io.axoniq.axonserver.connector.query.QueryDefinition;
import io.axoniq.axonserver.connector.query.QueryHandler;
import io.axoniq.axonserver.connector.query.SubscriptionQueryResult;
import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.QueryServiceGrpc;
import io.axoniq.axonserver.grpc.query.QueryUpdate;
import io.axoniq.axonserver.grpc.query.QueryUpdateCompleteExceptionally;
import io.axoniq.axonserver.grpc.query.SubscriptionQuery;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryRequest;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Subscription queries")
class SubscriptionQueryContractTest {

    @RegisterExtension
    static final Target TARGET = new Target();

    private final String name = fresh("FindOrder");
    private final List<SubscriptionQueryResult> open = new ArrayList<>();
    private QueryChannel caller;

    @BeforeEach
    void connect() {
        caller = TARGET.application("front").queryChannel();
    }

    @Test
    @DisplayName("get the initial result, then updates as they come")
    void initialResultAndUpdates() throws Exception {
        Projection orders = projection("orders");
        SubscriptionQueryResult subscription = subscribe();

        assertThat(Messages.text(initialResult(subscription).getPayload())).isEqualTo("initial of orders");
        orders.update("first");
        orders.update("second");

        assertThat(nextUpdate(subscription)).isEqualTo("first");
        assertThat(nextUpdate(subscription)).isEqualTo("second");
    }

    @Test
    @DisplayName("get updates in order, without a gap, until they end or fail")
    void manyUpdates() throws Exception {
        Projection orders = projection("orders");
        SubscriptionQueryResult subscription = subscribe();
        initialResult(subscription);

        for (int i = 0; i < 500; i++) {
            orders.update("update " + i);
        }

        // Servers differ in how many they keep for a reader whose permits are used up; one that gives up says so.
        int read = 0;
        QueryUpdate update = subscription.updates().nextIfAvailable(60, SECONDS);
        while (update != null) {
            assertThat(Messages.text(update.getPayload())).isEqualTo("update " + read++);
            update = read == 500 ? null : subscription.updates().nextIfAvailable(60, SECONDS);
        }
        assertThat(read == 500 || subscription.updates().getError().isPresent())
                .as("all, or an error after " + read)
                .isTrue();
    }

    @Test
    @DisplayName("get updates from every instance, also from one that comes later")
    void lateHandler() throws Exception {
        Projection first = projection("orders");
        Projection second = projection("orders");
        SubscriptionQueryResult subscription = subscribe();
        initialResult(subscription);
        first.update("by the first");
        assertThat(nextUpdate(subscription)).isEqualTo("by the first");
        second.update("by the second");
        assertThat(nextUpdate(subscription)).isEqualTo("by the second");

        Projection late = projection("orders");
        late.update("by the late one");

        assertThat(nextUpdate(subscription)).isEqualTo("by the late one");
    }

    @Test
    @DisplayName("end when the emitter completes them")
    void completed() throws Exception {
        Projection orders = projection("orders");
        SubscriptionQueryResult subscription = subscribe();
        initialResult(subscription);

        orders.update("last");
        orders.complete();

        assertThat(nextUpdate(subscription)).isEqualTo("last");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> subscription.updates().isClosed());
    }

    @Test
    @DisplayName("without a handler fail at once, with a description that is the code alone")
    void noHandler() {
        SubscriptionQueryResult subscription = subscribe();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> subscription.updates().isClosed());

        assertThat(subscription.updates().getError())
                .hasValueSatisfying(error ->
                        assertThat(Status.fromThrowable(error).getDescription()).isEqualTo("AXONIQ-5000"));
    }

    @Test
    @DisplayName("leave their handlers when the caller has had enough")
    void closedByCaller() throws Exception {
        Projection orders = projection("orders");
        SubscriptionQueryResult subscription = subscribe();
        initialResult(subscription);
        orders.update("one");
        assertThat(nextUpdate(subscription)).isEqualTo("one");

        subscription.updates().close();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(orders.subscribers).isEmpty());
    }

    @Test
    @DisplayName("leave their handlers when the caller is lost")
    void callerLost() throws Exception {
        Projection orders = projection("orders");
        ManagedChannel channel = TARGET.channel();
        StreamObserver<SubscriptionQueryRequest> stream = TARGET.headed(QueryServiceGrpc.newStub(channel))
                .subscription(new StreamObserver<>() {
                    @Override
                    public void onNext(SubscriptionQueryResponse response) {
                        // The test looks at the handler.
                    }

                    @Override
                    public void onError(Throwable broken) {
                        // It is what the test does.
                    }

                    @Override
                    public void onCompleted() {
                        // It is not what the test does.
                    }
                });
        String id = UUID.randomUUID().toString();
        stream.onNext(SubscriptionQueryRequest.newBuilder()
                .setFlowControl(SubscriptionQuery.newBuilder()
                        .setSubscriptionIdentifier(id)
                        .setNumberOfPermits(10))
                .build());
        stream.onNext(SubscriptionQueryRequest.newBuilder()
                .setSubscribe(SubscriptionQuery.newBuilder()
                        .setSubscriptionIdentifier(id)
                        .setNumberOfPermits(10)
                        .setQueryRequest(query(name)))
                .build());
        await().atMost(Duration.ofSeconds(60)).until(() -> orders.subscribers.size() == 1);

        channel.shutdownNow();

        await().atMost(Duration.ofSeconds(60)).until(orders.subscribers::isEmpty);
    }

    @Test
    @DisplayName("end with the emitter's error")
    void completedExceptionally() throws Exception {
        BareQueryHandler handler =
                new BareQueryHandler(TARGET, "orders").subscribe(name).permit(10);
        SubscriptionQueryResult subscription = subscribe();
        String id = handler.next().getSubscriptionQueryRequest().getSubscribe().getSubscriptionIdentifier();

        handler.send(SubscriptionQueryResponse.newBuilder()
                .setSubscriptionIdentifier(id)
                .setCompleteExceptionally(QueryUpdateCompleteExceptionally.newBuilder()
                        .setErrorCode("AXONIQ-5001")
                        .setErrorMessage(ErrorMessage.newBuilder().setMessage("the projection is gone")))
                .build());

        await().atMost(Duration.ofSeconds(60))
                .until(() -> subscription.updates().isClosed());
        assertThat(subscription.updates().getError())
                .hasValueSatisfying(error -> assertThat(error).hasMessageContaining("the projection is gone"));
    }

    @Test
    @DisplayName("take the initial result of one component when another fails")
    void oneInitialResultFails() throws Exception {
        BareQueryHandler failing =
                new BareQueryHandler(TARGET, "payments").subscribe(name).permit(10);
        projection("orders");
        SubscriptionQueryResult subscription = subscribe();
        CompletableFuture<QueryResponse> initial = requestInitialResult(subscription);
        failing.send(SubscriptionQueryResponse.newBuilder()
                .setSubscriptionIdentifier(asked(failing))
                .setInitialResult(QueryResponse.newBuilder().setErrorCode("AXONIQ-5001"))
                .build());

        assertThat(Messages.text(initial.get(60, SECONDS).getPayload())).isEqualTo("initial of orders");
    }

    @Test
    @DisplayName("fail their initial result when the handler that was asked is lost")
    void initialResultLost() throws Exception {
        BareQueryHandler handler =
                new BareQueryHandler(TARGET, "orders").subscribe(name).permit(10);
        SubscriptionQueryResult subscription = subscribe();
        CompletableFuture<QueryResponse> initial = requestInitialResult(subscription);
        asked(handler);

        handler.kill();

        assertThat(initial.handle((response, failure) ->
                                failure != null || response.getErrorCode().startsWith("AXONIQ-5"))
                        .get(60, SECONDS))
                .isTrue();
    }

    /** Waits until the handler was asked for the initial result; returns the subscription's id. */
    private static String asked(BareQueryHandler handler) throws InterruptedException {
        SubscriptionQueryRequest subscribe = handler.next().getSubscriptionQueryRequest();
        assertThat(handler.next().getSubscriptionQueryRequest().getRequestCase().name())
                .isEqualTo("GET_INITIAL_RESULT");
        return subscribe.getSubscribe().getSubscriptionIdentifier();
    }

    @AfterEach
    void close() {
        // The genuine client waits for seconds at its end for what was left open.
        open.forEach(subscription -> subscription.updates().close());
    }

    private SubscriptionQueryResult subscribe() {
        SubscriptionQueryResult subscription = caller.subscriptionQuery(query(name), 32, 8);
        open.add(subscription);
        return subscription;
    }

    private Projection projection(String component) throws Exception {
        Projection projection = new Projection(component);
        TARGET.application(component)
                .queryChannel()
                .registerQueryHandler(projection, new QueryDefinition(name, "text"))
                .awaitAck(60, SECONDS);
        return projection;
    }

    private static QueryResponse initialResult(SubscriptionQueryResult subscription) throws Exception {
        return requestInitialResult(subscription).get(60, SECONDS);
    }

    /** Deprecated in the client, and what version 4 of the framework calls. */
    @SuppressWarnings("removal")
    private static CompletableFuture<QueryResponse> requestInitialResult(SubscriptionQueryResult subscription) {
        return subscription.initialResult();
    }

    private static String nextUpdate(SubscriptionQueryResult subscription) throws InterruptedException {
        QueryUpdate update = subscription.updates().nextIfAvailable(60, SECONDS);
        assertThat(update).as("an update").isNotNull();
        return Messages.text(update.getPayload());
    }

    /** A handler that remembers who subscribed. */
    private static final class Projection implements QueryHandler {
        private final String component;
        private final Queue<UpdateHandler> subscribers = new ConcurrentLinkedQueue<>();

        private Projection(String component) {
            this.component = component;
        }

        @Override
        public void handle(QueryRequest query, ReplyChannel<QueryResponse> reply) {
            reply.sendLast(result(query, "initial of " + component));
        }

        @Override
        public Registration registerSubscriptionQuery(SubscriptionQuery query, UpdateHandler updates) {
            subscribers.add(updates);
            return () -> {
                subscribers.remove(updates);
                return CompletableFuture.completedFuture(null);
            };
        }

        void update(String text) {
            subscribed()
                    .sendUpdate(QueryUpdate.newBuilder()
                            .setMessageIdentifier(UUID.randomUUID().toString())
                            .setPayload(Messages.payload(text))
                            .build());
        }

        void complete() {
            subscribed().complete();
        }

        private UpdateHandler subscribed() {
            if (subscribers.isEmpty()) {
                await().atMost(Duration.ofSeconds(60)).until(() -> !subscribers.isEmpty());
            }
            return subscribers.element();
        }
    }
}
