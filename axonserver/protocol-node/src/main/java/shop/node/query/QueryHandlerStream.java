package shop.node.query;

import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.query.QueryFlowControl;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryProviderOutbound;
import io.axoniq.axonserver.grpc.query.QueryReference;
import io.axoniq.axonserver.grpc.query.QuerySubscription;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryRequest;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.function.Predicate;
import shop.node.transport.ErrorCode;
import shop.node.transport.Instructions;
import shop.node.transport.Memory;
import shop.node.transport.Outbound;
import shop.node.transport.PermittedSender;
import shop.node.transport.ProtocolError;

/** The stream of one connected application that handles queries: subscriptions, permits and answers in, queries out. */
final class QueryHandlerStream implements StreamObserver<QueryProviderOutbound> {

    private final QueryRouter router;
    private final Outbound<QueryProviderInbound> outbound;
    private final PermittedSender<Assignment> sender;
    private volatile String clientId = "";
    private volatile String component = "";

    QueryHandlerStream(QueryRouter router, Memory memory, StreamObserver<QueryProviderInbound> responses) {
        this.router = router;
        this.outbound = Outbound.bounded(responses, memory.ofQueue(), () -> router.lost(this));
        this.sender = new PermittedSender<>(this::send, outbound::isReady, Assignment::size, memory.ofQueue());
        outbound.whenReady(sender::drain);
    }

    @Override
    public void onNext(QueryProviderOutbound message) {
        switch (message.getRequestCase()) {
            case QUERY_RESPONSE -> router.respond(this, message.getQueryResponse());
            case QUERY_COMPLETE ->
                router.complete(this, message.getQueryComplete().getRequestId());
            case SUBSCRIPTION_QUERY_RESPONSE -> router.relay(this, message.getSubscriptionQueryResponse());
            case FLOW_CONTROL -> sender.permit(message.getFlowControl().getPermits());
            case SUBSCRIBE -> subscribe(message.getSubscribe());
            case UNSUBSCRIBE ->
                router.unsubscribe(
                        this,
                        message.getUnsubscribe().getQuery(),
                        message.getUnsubscribe().getResultName());
            case ACK -> {
                // Queries are sent without an instruction id, so nothing waits for this.
            }
            case REQUEST_NOT_SET -> {
                Instructions.refuse(
                        message.getInstructionId(),
                        new ProtocolError(ErrorCode.UNSUPPORTED_INSTRUCTION, "Unsupported instruction"),
                        this::acknowledge);
                return;
            }
        }
        Instructions.acknowledge(message.getInstructionId(), this::acknowledge);
    }

    private void subscribe(QuerySubscription subscription) {
        clientId = subscription.getClientId();
        component = subscription.getComponentName();
        router.subscribe(this, subscription.getQuery(), subscription.getResultName());
    }

    private void acknowledge(InstructionAck ack) {
        outbound.send(QueryProviderInbound.newBuilder().setAck(ack).build());
    }

    private void send(Assignment assignment) {
        outbound.send(assignment.message());
        if (assignment.window() > 0) {
            grant(assignment.queryId(), assignment.window());
        }
    }

    PermittedSender.Outcome offer(Assignment assignment) {
        return sender.send(assignment, assignment.priority());
    }

    /** Takes back what waits for permits. */
    List<Assignment> withdraw(Predicate<Assignment> which) {
        return sender.withdraw(which);
    }

    List<Assignment> close() {
        return sender.close();
    }

    /** Tells the handler that nobody waits for more; needs no permit. */
    void cancel(String queryId) {
        outbound.send(QueryProviderInbound.newBuilder()
                .setQueryCancel(QueryReference.newBuilder().setRequestId(queryId))
                .build());
    }

    /** Lets the handler of a streaming query send more; needs no permit. */
    void grant(String queryId, long permits) {
        outbound.send(QueryProviderInbound.newBuilder()
                .setQueryFlowControl(QueryFlowControl.newBuilder()
                        .setQueryReference(QueryReference.newBuilder().setRequestId(queryId))
                        .setPermits(permits))
                .build());
    }

    /** Passes on an instruction of a subscription query, or answers false if it cannot take it. */
    boolean instruct(SubscriptionQueryRequest request) {
        QueryProviderInbound message = QueryProviderInbound.newBuilder()
                .setSubscriptionQueryRequest(request)
                .build();
        return offer(new Assignment("", message, 0, 0)) == PermittedSender.Outcome.TAKEN;
    }

    String clientId() {
        return clientId;
    }

    String component() {
        return component;
    }

    @Override
    public void onError(Throwable broken) {
        router.lost(this);
    }

    @Override
    public void onCompleted() {
        router.lost(this);
        outbound.complete();
    }

    @Override
    public String toString() {
        return clientId;
    }

    /**
     * A message that waits for a permit.
     *
     * @param queryId the query it is, or empty for an instruction of a subscription query
     * @param window how many results the handler of a streaming query may send at first; 0 if it does not stream
     */
    record Assignment(String queryId, QueryProviderInbound message, long priority, long window) {

        /** In bytes. */
        int size() {
            return message.getSerializedSize();
        }
    }
}
