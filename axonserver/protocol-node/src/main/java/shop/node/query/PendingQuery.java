package shop.node.query;

import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import shop.node.transport.Instructions;
import shop.node.transport.Memory;
import shop.node.transport.Outbound;
import shop.node.transport.ProtocolError;

/**
 * A query between its arrival and its end. It is with one handler of each component; successes are passed on as they
 * come, an error is kept and only told if all have finished and none succeeded. A streaming query belongs to whichever
 * handler answers first, and that one sends only as fast as the caller reads.
 */
final class PendingQuery {

    private static final long STREAM_WINDOW = 32;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);

    private final QueryRequest query;
    private final Outbound<QueryResponse> caller;
    private final boolean streaming;
    private final long deadline;
    private final long arrived = System.nanoTime();
    private final Set<QueryHandlerStream> working = new LinkedHashSet<>();
    private Optional<QueryHandlerStream> streamer = Optional.empty();
    private Optional<QueryResponse> error = Optional.empty();
    private boolean succeeded;
    private long unread;
    private boolean ended;

    PendingQuery(
            QueryRequest query,
            Memory.Share unread,
            StreamObserver<QueryResponse> caller,
            Consumer<PendingQuery> whenCancelled) {
        this.streaming = Instructions.find(
                        query.getProcessingInstructionsList(), ProcessingKey.CLIENT_SUPPORTS_STREAMING)
                .map(MetaDataValue::getBooleanValue)
                .orElse(false);
        this.query = streaming ? withServerSupport(query) : query;
        this.caller = Outbound.bounded(caller, unread, () -> whenCancelled.accept(this));
        this.caller.whenReady(this::callerReady);
        long timeout = Instructions.find(query.getProcessingInstructionsList(), ProcessingKey.TIMEOUT)
                .map(MetaDataValue::getNumberValue)
                .filter(millis -> millis > 0)
                .orElse(DEFAULT_TIMEOUT.toMillis());
        this.deadline = System.nanoTime() + Duration.ofMillis(timeout).toNanos();
    }

    private static QueryRequest withServerSupport(QueryRequest query) {
        return query.toBuilder()
                .addProcessingInstructions(ProcessingInstruction.newBuilder()
                        .setKey(ProcessingKey.SERVER_SUPPORTS_STREAMING)
                        .setValue(MetaDataValue.newBuilder().setBooleanValue(true)))
                .build();
    }

    String id() {
        return query.getMessageIdentifier();
    }

    String name() {
        return query.getQuery();
    }

    QueryHandlerStream.Assignment assignment() {
        return new QueryHandlerStream.Assignment(
                id(),
                QueryProviderInbound.newBuilder().setQuery(query).build(),
                Instructions.priority(query.getProcessingInstructionsList()),
                streaming ? STREAM_WINDOW : 0);
    }

    synchronized void workers(List<QueryHandlerStream> handlers) {
        working.addAll(handlers);
    }

    synchronized boolean isWith(QueryHandlerStream handler) {
        return working.contains(handler);
    }

    synchronized void handOver(QueryHandlerStream from, QueryHandlerStream to) {
        working.remove(from);
        working.add(to);
    }

    synchronized void respond(QueryHandlerStream handler, QueryResponse response) {
        if (ended || !working.contains(handler)) {
            return;
        }
        if (!response.getErrorCode().isEmpty()) {
            error = Optional.of(response);
            return;
        }
        succeeded = true;
        if (streaming) {
            claim(handler);
        }
        caller.send(response);
        if (streaming && ++unread >= STREAM_WINDOW / 2 && caller.isReady()) {
            refill();
        }
    }

    /** The first to answer a streaming query keeps it; the others are told to stop. */
    private void claim(QueryHandlerStream handler) {
        if (streamer.isEmpty()) {
            streamer = Optional.of(handler);
            working.stream().filter(other -> other != handler).forEach(other -> other.cancel(id()));
            working.retainAll(Set.of(handler));
        }
    }

    private synchronized void callerReady() {
        if (!ended && streaming && unread >= STREAM_WINDOW / 2) {
            refill();
        }
    }

    private void refill() {
        long read = unread;
        unread = 0;
        streamer.ifPresent(handler -> handler.grant(id(), read));
    }

    /** A handler has sent all it had. Returns whether that ended the query. */
    synchronized boolean complete(QueryHandlerStream handler) {
        return !ended && working.remove(handler) && working.isEmpty() && end();
    }

    /** A handler will never finish. Returns whether that ended the query. */
    synchronized boolean failed(QueryHandlerStream handler, ProtocolError cause) {
        if (error.isEmpty()) {
            error = Optional.of(response(cause));
        }
        return complete(handler);
    }

    /** Ends it for the caller with this error, whatever the handlers do. Returns those that still worked. */
    synchronized List<QueryHandlerStream> abandon(ProtocolError cause) {
        List<QueryHandlerStream> left = List.copyOf(working);
        working.clear();
        if (!ended) {
            error = Optional.of(response(cause));
            end();
        }
        return left;
    }

    private boolean end() {
        ended = true;
        if (!succeeded) {
            error.ifPresent(caller::send);
        }
        caller.complete();
        return true;
    }

    /** How long ago it arrived, in nanoseconds. */
    long age(long nowNanos) {
        return nowNanos - arrived;
    }

    synchronized boolean hasSucceeded() {
        return succeeded;
    }

    boolean isOverdue(long nowNanos) {
        return nowNanos - deadline > 0;
    }

    private QueryResponse response(ProtocolError cause) {
        return QueryResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setRequestIdentifier(id())
                .setErrorCode(cause.code().code())
                .setErrorMessage(cause.toMessage())
                .build();
    }
}
