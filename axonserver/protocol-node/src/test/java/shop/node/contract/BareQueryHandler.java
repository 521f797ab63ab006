package shop.node.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.grpc.FlowControl;
import io.axoniq.axonserver.grpc.query.QueryComplete;
import io.axoniq.axonserver.grpc.query.QueryFlowControl;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryProviderOutbound;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.QueryServiceGrpc;
import io.axoniq.axonserver.grpc.query.QuerySubscription;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryResponse;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A handler of queries that gives permits by hand, answers when told, and can be killed. */
final class BareQueryHandler implements StreamObserver<QueryProviderInbound> {

    /** All that came but acknowledgements, and permits for results, which a server may send for any query. */
    final BlockingQueue<QueryProviderInbound> received = new LinkedBlockingQueue<>();

    final BlockingQueue<QueryFlowControl> grants = new LinkedBlockingQueue<>();

    private final BlockingQueue<QueryProviderInbound> acks = new LinkedBlockingQueue<>();
    private final String component;
    private final String clientId;
    private final ManagedChannel channel;
    private final StreamObserver<QueryProviderOutbound> out;

    BareQueryHandler(Target target, String component) {
        this.component = component;
        this.clientId = Target.fresh(component);
        this.channel = target.channel();
        this.out = target.headed(QueryServiceGrpc.newStub(channel)).openStream(this);
    }

    BareQueryHandler subscribe(String query) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        out.onNext(QueryProviderOutbound.newBuilder()
                .setInstructionId(id)
                .setSubscribe(QuerySubscription.newBuilder()
                        .setMessageId(id)
                        .setQuery(query)
                        .setResultName("text")
                        .setComponentName(component)
                        .setClientId(clientId))
                .build());
        QueryProviderInbound ack = acks.poll(60, SECONDS);
        assertThat(ack).as("acknowledgement").isNotNull();
        assertThat(ack.getAck().getSuccess()).isTrue();
        return this;
    }

    BareQueryHandler permit(long permits) {
        out.onNext(QueryProviderOutbound.newBuilder()
                .setFlowControl(FlowControl.newBuilder().setClientId(clientId).setPermits(permits))
                .build());
        return this;
    }

    QueryProviderInbound next() throws InterruptedException {
        QueryProviderInbound message = received.poll(60, SECONDS);
        assertThat(message).as("a message for " + clientId).isNotNull();
        return message;
    }

    QueryRequest nextQuery() throws InterruptedException {
        QueryProviderInbound message = next();
        assertThat(message.hasQuery()).as("a query: " + message).isTrue();
        return message.getQuery();
    }

    void send(QueryResponse response) {
        out.onNext(QueryProviderOutbound.newBuilder().setQueryResponse(response).build());
    }

    void send(SubscriptionQueryResponse response) {
        out.onNext(QueryProviderOutbound.newBuilder()
                .setSubscriptionQueryResponse(response)
                .build());
    }

    void complete(QueryRequest query) {
        out.onNext(QueryProviderOutbound.newBuilder()
                .setQueryComplete(QueryComplete.newBuilder()
                        .setMessageId(UUID.randomUUID().toString())
                        .setRequestId(query.getMessageIdentifier()))
                .build());
    }

    /** Ends like a process that was killed: the connection breaks. */
    void kill() {
        channel.shutdownNow();
    }

    @Override
    public void onNext(QueryProviderInbound message) {
        if (message.hasQueryFlowControl()) {
            grants.add(message.getQueryFlowControl());
        } else {
            (message.hasAck() ? acks : received).add(message);
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
}
