package shop.node.query;

import io.axoniq.axonserver.grpc.query.SubscriptionQueryRequest;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import shop.node.transport.ErrorCode;
import shop.node.transport.Memory;
import shop.node.transport.Outbound;
import shop.node.transport.ProtocolError;

/** What the caller of one subscription query sends: permits, the subscription, a wish for the initial result, its end. */
final class SubscriberStream implements StreamObserver<SubscriptionQueryRequest> {

    private final QueryRouter router;
    private final Memory memory;
    private final Outbound<SubscriptionQueryResponse> caller;
    private Optional<Subscription> subscription = Optional.empty();
    private long earlyPermits;

    SubscriberStream(QueryRouter router, Memory memory, StreamObserver<SubscriptionQueryResponse> responses) {
        this.router = router;
        this.memory = memory;
        this.caller = Outbound.bounded(responses, memory.ofQueue(), this::close);
        this.caller.whenReady(() -> subscription.ifPresent(Subscription::pass));
    }

    @Override
    public void onNext(SubscriptionQueryRequest request) {
        switch (request.getRequestCase()) {
            case SUBSCRIBE -> subscribe(request);
            case GET_INITIAL_RESULT -> subscription.ifPresent(open -> router.requestInitialResult(open, request));
            case FLOW_CONTROL -> permit(request.getFlowControl().getNumberOfPermits());
            case UNSUBSCRIBE -> onCompleted();
            case REQUEST_NOT_SET -> caller.fail(Status.UNIMPLEMENTED.asRuntimeException());
        }
    }

    private void subscribe(SubscriptionQueryRequest request) {
        Subscription opened = new Subscription(request, memory.ofQueue(), caller);
        if (subscription.isPresent() || !router.open(opened)) {
            caller.fail(ProtocolError.toStatus(new ProtocolError(
                    ErrorCode.QUERY_DISPATCH_ERROR,
                    "A subscription query with id %s is open already".formatted(opened.id()))));
            return;
        }
        subscription = Optional.of(opened);
        if (!router.hasHandler(opened.query())) {
            opened.failWithoutHandler();
            return;
        }
        opened.permit(earlyPermits + request.getSubscribe().getNumberOfPermits());
    }

    /** The genuine client gives its first permits before it subscribes. */
    private void permit(long permits) {
        if (subscription.isEmpty()) {
            earlyPermits += permits;
        } else {
            subscription.get().permit(permits);
        }
    }

    private void close() {
        subscription.ifPresent(router::close);
    }

    @Override
    public void onError(Throwable broken) {
        close();
    }

    @Override
    public void onCompleted() {
        close();
        caller.complete();
    }
}
