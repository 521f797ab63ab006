package shop.node.query;

import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.SubscriptionQuery;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryRequest;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryResponse;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import shop.node.transport.ErrorCode;
import shop.node.transport.Memory;
import shop.node.transport.Outbound;
import shop.node.transport.ProtocolError;

/**
 * One open subscription query. Updates from all handlers are passed on as they are, as fast as the caller permits; the
 * initial result comes from one handler of each component, and only the last of these may fail it.
 */
final class Subscription {

    private static final int WAITING_UPDATES = 10_000;

    private final SubscriptionQueryRequest request;
    private final Outbound<SubscriptionQueryResponse> caller;
    private final Memory.Share memory;
    private final Set<QueryHandlerStream> sources = new HashSet<>();
    private final Set<QueryHandlerStream> asked = new HashSet<>();
    private final Queue<SubscriptionQueryResponse> waiting = new ArrayDeque<>();
    private Optional<SubscriptionQueryResponse> initialError = Optional.empty();
    private boolean answered;
    private long permits;
    private boolean closed;

    Subscription(SubscriptionQueryRequest request, Memory.Share memory, Outbound<SubscriptionQueryResponse> caller) {
        this.request = request;
        this.memory = memory;
        this.caller = caller;
    }

    String id() {
        return request.getSubscribe().getSubscriptionIdentifier();
    }

    String query() {
        return request.getSubscribe().getQueryRequest().getQuery();
    }

    synchronized void open(QueryHandlerStream handler) {
        if (!closed && !sources.contains(handler) && handler.instruct(request)) {
            sources.add(handler);
        }
    }

    synchronized void close(QueryHandlerStream handler) {
        if (sources.remove(handler)) {
            handler.instruct(unsubscribe());
        }
    }

    synchronized void closeAll() {
        closed = true;
        sources.forEach(handler -> handler.instruct(unsubscribe()));
        sources.clear();
        waiting.clear();
        memory.close();
    }

    private SubscriptionQueryRequest unsubscribe() {
        return SubscriptionQueryRequest.newBuilder()
                .setUnsubscribe(SubscriptionQuery.newBuilder()
                        .setSubscriptionIdentifier(id())
                        .setQueryRequest(request.getSubscribe().getQueryRequest()))
                .build();
    }

    /** The framework looks for exactly this description. */
    void failWithoutHandler() {
        caller.fail(Status.NOT_FOUND
                .withDescription(ErrorCode.NO_HANDLER_FOR_QUERY.code())
                .asRuntimeException());
    }

    synchronized void requestInitialResult(List<QueryHandlerStream> handlers, SubscriptionQueryRequest wish) {
        if (handlers.isEmpty()) {
            failWithoutHandler();
            return;
        }
        answered = false;
        initialError = Optional.empty();
        asked.addAll(handlers);
        for (QueryHandlerStream handler : handlers) {
            if (!handler.instruct(wish)) {
                lost(handler, new ProtocolError(ErrorCode.QUERY_DISPATCH_ERROR, "Too busy, or gone: " + handler));
            }
        }
    }

    synchronized void relay(QueryHandlerStream handler, SubscriptionQueryResponse response) {
        if (closed) {
            return;
        }
        switch (response.getResponseCase()) {
            case INITIAL_RESULT -> initialResult(handler, response);
            case UPDATE, COMPLETE, COMPLETE_EXCEPTIONALLY -> enqueue(response);
            case RESPONSE_NOT_SET -> {
                // Nothing in it to pass on.
            }
        }
    }

    private void enqueue(SubscriptionQueryResponse response) {
        if (waiting.size() >= WAITING_UPDATES || memory.take(response.getSerializedSize()) != Memory.Room.TAKEN) {
            waiting.clear();
            memory.giveAll();
            caller.fail(ProtocolError.toStatus(new ProtocolError(
                    ErrorCode.QUERY_DISPATCH_ERROR, "The subscriber reads too slowly: too many updates wait for it")));
            return;
        }
        waiting.add(response);
        pass();
    }

    private void initialResult(QueryHandlerStream handler, SubscriptionQueryResponse response) {
        if (!asked.remove(handler)) {
            return;
        }
        if (response.getInitialResult().getErrorCode().isEmpty()) {
            answered = true;
            caller.send(response);
        } else {
            initialError = Optional.of(response);
        }
        if (asked.isEmpty() && !answered) {
            initialError.ifPresent(caller::send);
        }
    }

    synchronized void permit(long additional) {
        permits += additional;
        pass();
    }

    /** Passes on what the caller permits and reads. Updates cost a permit each, the end does not. */
    synchronized void pass() {
        while (!waiting.isEmpty()
                && caller.isReady()
                && (permits > 0 || !waiting.element().hasUpdate())) {
            SubscriptionQueryResponse next = waiting.remove();
            if (next.hasUpdate()) {
                permits--;
            }
            memory.give(next.getSerializedSize());
            caller.send(next);
        }
    }

    synchronized void lost(QueryHandlerStream handler, ProtocolError cause) {
        sources.remove(handler);
        if (asked.contains(handler)) {
            initialResult(handler, initialError(cause));
        }
    }

    private SubscriptionQueryResponse initialError(ProtocolError cause) {
        return SubscriptionQueryResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setSubscriptionIdentifier(id())
                .setInitialResult(QueryResponse.newBuilder()
                        .setMessageIdentifier(UUID.randomUUID().toString())
                        .setRequestIdentifier(
                                request.getSubscribe().getQueryRequest().getMessageIdentifier())
                        .setErrorCode(cause.code().code())
                        .setErrorMessage(cause.toMessage()))
                .build();
    }
}
