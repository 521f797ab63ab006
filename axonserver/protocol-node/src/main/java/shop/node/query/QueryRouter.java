package shop.node.query;

import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryRequest;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryResponse;
import io.grpc.stub.StreamObserver;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import shop.node.transport.ErrorCode;
import shop.node.transport.Memory;
import shop.node.transport.PermittedSender.Outcome;
import shop.node.transport.ProtocolError;
import shop.node.transport.Timings;

/**
 * Where a query is routed: {@link #dispatch} hands it to one handler of each component. One for each context. It also
 * knows the open subscription queries, whose updates come from every handler of the query, now or later.
 */
public final class QueryRouter {

    private final ConcurrentMap<String, QueryHandlers> handlers = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, PendingQuery> inFlight = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> routed = new ConcurrentHashMap<>();
    private final Timings timings = new Timings();

    private final Memory memory;

    QueryRouter(Memory memory) {
        this.memory = memory;
    }

    void dispatch(QueryRequest query, StreamObserver<QueryResponse> caller) {
        PendingQuery pending = new PendingQuery(query, memory.ofQueue(), caller, this::cancel);
        List<QueryHandlerStream> chosen = handlersOf(pending.name()).onePerComponent();
        if (chosen.isEmpty()) {
            pending.abandon(noHandler(pending.name()));
            return;
        }
        if (inFlight.putIfAbsent(pending.id(), pending) != null) {
            pending.abandon(new ProtocolError(
                    ErrorCode.QUERY_DISPATCH_ERROR, "A query with id %s is in flight already".formatted(pending.id())));
            return;
        }
        routed.computeIfAbsent(pending.name(), name -> new LongAdder()).increment();
        pending.workers(chosen);
        chosen.forEach(handler -> assign(pending, handler));
    }

    private void assign(PendingQuery pending, QueryHandlerStream handler) {
        Outcome outcome = handler.offer(pending.assignment());
        switch (outcome) {
            case TAKEN -> {
                // The handler's turn.
            }
            case FULL ->
                failed(
                        pending,
                        handler,
                        new ProtocolError(ErrorCode.QUERY_DISPATCH_ERROR, "Too many queries wait for " + handler));
            case CLOSED -> reassign(pending, handler);
        }
    }

    /** The handler went away before the query reached it: another instance of the same component gets it. */
    private void reassign(PendingQuery pending, QueryHandlerStream lost) {
        handlers.computeIfPresent(pending.name(), (name, all) -> all.without(lost));
        Optional<QueryHandlerStream> other = handlersOf(pending.name()).oneOf(lost.component());
        if (other.isPresent()) {
            pending.handOver(lost, other.get());
            assign(pending, other.get());
        } else {
            failed(pending, lost, noHandler(pending.name()));
        }
    }

    void respond(QueryHandlerStream handler, QueryResponse response) {
        PendingQuery pending = inFlight.get(response.getRequestIdentifier());
        if (pending != null) {
            pending.respond(handler, response);
        }
    }

    void complete(QueryHandlerStream handler, String queryId) {
        PendingQuery pending = inFlight.get(queryId);
        if (pending != null && pending.complete(handler)) {
            ended(pending);
        }
    }

    private void failed(PendingQuery pending, QueryHandlerStream handler, ProtocolError cause) {
        if (pending.failed(handler, cause)) {
            ended(pending);
        }
    }

    private void ended(PendingQuery pending) {
        if (inFlight.remove(pending.id(), pending)) {
            timings.ended(pending.name(), pending.age(System.nanoTime()), !pending.hasSucceeded());
        }
    }

    /** How quickly queries of each name are answered, to the last answer. */
    public Map<String, Timings.Told> timings() {
        return timings.told();
    }

    /** The caller went away, or wants no more. */
    private void cancel(PendingQuery pending) {
        abandon(pending, new ProtocolError(ErrorCode.QUERY_EXECUTION_ERROR, "Cancelled"));
    }

    private void abandon(PendingQuery pending, ProtocolError cause) {
        inFlight.remove(pending.id(), pending);
        for (QueryHandlerStream handler : pending.abandon(cause)) {
            boolean neverSent = !handler.withdraw(
                            assignment -> assignment.queryId().equals(pending.id()))
                    .isEmpty();
            if (!neverSent) {
                handler.cancel(pending.id());
            }
        }
    }

    void subscribe(QueryHandlerStream handler, String query, String resultType) {
        change(query, all -> all.with(handler, resultType));
        subscriptions.values().stream()
                .filter(subscription -> subscription.query().equals(query))
                .forEach(subscription -> subscription.open(handler));
    }

    void unsubscribe(QueryHandlerStream handler, String query, String resultType) {
        change(query, all -> all.without(handler, resultType));
        if (!handlersOf(query).contains(handler)) {
            subscriptions.values().stream()
                    .filter(subscription -> subscription.query().equals(query))
                    .forEach(subscription -> subscription.close(handler));
        }
    }

    private void change(String query, UnaryOperator<QueryHandlers> change) {
        handlers.compute(
                query, (name, all) -> change.apply(Optional.ofNullable(all).orElseGet(QueryHandlers::none)));
    }

    /** The handler's stream ended: what waited for it goes to another instance; what it had is lost. */
    void lost(QueryHandlerStream handler) {
        handlers.replaceAll((name, all) -> all.without(handler));
        handler.close()
                .forEach(assignment -> Optional.ofNullable(inFlight.get(assignment.queryId()))
                        .ifPresent(pending -> reassign(pending, handler)));
        ProtocolError lost =
                new ProtocolError(ErrorCode.QUERY_EXECUTION_ERROR, "Connection to query handler lost: " + handler);
        inFlight.values().stream()
                .filter(pending -> pending.isWith(handler))
                .forEach(pending -> failed(pending, handler, lost));
        subscriptions.values().forEach(subscription -> subscription.lost(handler, lost));
    }

    boolean hasHandler(String query) {
        return !handlersOf(query).seats().isEmpty();
    }

    /** Opens a subscription query at all handlers there are; those that come later are added by {@link #subscribe}. */
    boolean open(Subscription subscription) {
        if (subscriptions.putIfAbsent(subscription.id(), subscription) != null) {
            return false;
        }
        handlersOf(subscription.query()).all().forEach(subscription::open);
        return true;
    }

    void requestInitialResult(Subscription subscription, SubscriptionQueryRequest request) {
        List<QueryHandlerStream> chosen = handlersOf(subscription.query()).onePerComponent();
        subscription.requestInitialResult(chosen, request);
    }

    void close(Subscription subscription) {
        if (subscriptions.remove(subscription.id(), subscription)) {
            subscription.closeAll();
        }
    }

    void relay(QueryHandlerStream handler, SubscriptionQueryResponse response) {
        Subscription subscription = subscriptions.get(response.getSubscriptionIdentifier());
        if (subscription != null) {
            subscription.relay(handler, response);
        }
    }

    /** Gives up on what has not ended in time. */
    void expire(long nowNanos) {
        inFlight.values().stream()
                .filter(pending -> pending.isOverdue(nowNanos))
                .forEach(pending -> abandon(
                        pending, new ProtocolError(ErrorCode.QUERY_EXECUTION_ERROR, "The query took too long")));
    }

    private QueryHandlers handlersOf(String query) {
        return handlers.getOrDefault(query, QueryHandlers.none());
    }

    private static ProtocolError noHandler(String query) {
        return new ProtocolError(ErrorCode.NO_HANDLER_FOR_QUERY, "No handler for query: " + query);
    }

    /** Who answers what, for those who look on. */
    public Map<String, Collection<Handler>> handlers() {
        Map<String, Collection<Handler>> all = new TreeMap<>();
        handlers.forEach((name, each) -> all.put(
                name,
                each.seats().stream()
                        .map(seat -> new Handler(
                                seat.handler().clientId(), seat.handler().component(), seat.resultType()))
                        .toList()));
        return all;
    }

    /** How many queries of each name arrived since the start. */
    public Map<String, Long> routed() {
        Map<String, Long> counts = new TreeMap<>();
        routed.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    /** A connected application that answers a query. */
    public record Handler(String clientId, String component, String resultType) {}
}
