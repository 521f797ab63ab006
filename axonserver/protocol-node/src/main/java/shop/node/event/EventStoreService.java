package shop.node.event;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.axoniq.axonserver.grpc.event.GetAggregateSnapshotsRequest;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetFirstTokenRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.GetTokenAtRequest;
import io.axoniq.axonserver.grpc.event.QueryEventsRequest;
import io.axoniq.axonserver.grpc.event.QueryEventsResponse;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrResponse;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import shop.node.transport.Memory;
import shop.node.transport.PerContext;
import shop.node.transport.ProtocolError;

/** The protocol's event store. Events go in and out as the bytes they are (see {@link RawMessage}). */
public final class EventStoreService implements BindableService {

    private static final long UNLIMITED = Long.MAX_VALUE;

    private final PerContext<EventLog> logs;
    private final Executor readers;
    private final Memory memory;
    private final Set<EventTail> tails = ConcurrentHashMap.newKeySet();
    private final Function<StreamObserver<QueryEventsResponse>, StreamObserver<QueryEventsRequest>> search;

    /** Readers that follow the log take their turns on the executor; ad-hoc queries are left to the search. */
    public EventStoreService(
            PerContext<EventLog> logs,
            Executor readers,
            Memory memory,
            Function<StreamObserver<QueryEventsResponse>, StreamObserver<QueryEventsRequest>> search) {
        this.logs = logs;
        this.readers = readers;
        this.memory = memory;
        this.search = search;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder(EventStoreGrpc.SERVICE_NAME)
                .addMethod(
                        rawRequest(EventStoreGrpc.getAppendEventMethod()),
                        ServerCalls.asyncClientStreamingCall(this::appendEvent))
                .addMethod(
                        rawRequest(EventStoreGrpc.getAppendSnapshotMethod()),
                        ServerCalls.asyncUnaryCall(this::appendSnapshot))
                .addMethod(
                        rawResponse(EventStoreGrpc.getListAggregateEventsMethod()),
                        ServerCalls.asyncServerStreamingCall(this::listAggregateEvents))
                .addMethod(
                        rawResponse(EventStoreGrpc.getListAggregateSnapshotsMethod()),
                        ServerCalls.asyncServerStreamingCall(this::listAggregateSnapshots))
                .addMethod(
                        rawResponse(EventStoreGrpc.getListEventsMethod()),
                        ServerCalls.asyncBidiStreamingCall(this::listEvents))
                .addMethod(
                        EventStoreGrpc.getReadHighestSequenceNrMethod(),
                        ServerCalls.asyncUnaryCall(this::readHighestSequenceNr))
                .addMethod(EventStoreGrpc.getQueryEventsMethod(), ServerCalls.asyncBidiStreamingCall(search::apply))
                .addMethod(EventStoreGrpc.getGetFirstTokenMethod(), ServerCalls.asyncUnaryCall(this::getFirstToken))
                .addMethod(EventStoreGrpc.getGetLastTokenMethod(), ServerCalls.asyncUnaryCall(this::getLastToken))
                .addMethod(EventStoreGrpc.getGetTokenAtMethod(), ServerCalls.asyncUnaryCall(this::getTokenAt))
                .build();
    }

    private StreamObserver<byte[]> appendEvent(StreamObserver<Confirmation> response) {
        return new AppendStream(logs.current(), memory.ofTransaction(), response);
    }

    private void appendSnapshot(byte[] snapshot, StreamObserver<Confirmation> response) {
        try {
            NewEvent appended = NewEvent.of(snapshot);
            Memory.Share held = memory.hold(snapshot.length);
            logs.current().appendSnapshot(appended).whenComplete((nothing, failure) -> {
                held.close();
                if (failure == null) {
                    response.onNext(Confirmation.newBuilder().setSuccess(true).build());
                    response.onCompleted();
                } else {
                    response.onError(ProtocolError.toStatus(failure));
                }
            });
        } catch (ProtocolError refusal) {
            response.onError(ProtocolError.toStatus(refusal));
        }
    }

    private void listAggregateEvents(GetAggregateEventsRequest request, StreamObserver<byte[]> responses) {
        new AggregateRead(
                        logs.current(),
                        request.getAggregateId(),
                        request.getInitialSequence(),
                        request.getMaxSequence() == 0 ? UNLIMITED : request.getMaxSequence(),
                        request.getAllowSnapshots(),
                        (ServerCallStreamObserver<byte[]>) responses)
                .send();
    }

    private void listAggregateSnapshots(GetAggregateSnapshotsRequest request, StreamObserver<byte[]> responses) {
        new SnapshotRead(
                        logs.current(),
                        request.getAggregateId(),
                        request.getInitialSequence(),
                        request.getMaxSequence() == 0 ? UNLIMITED : request.getMaxSequence(),
                        request.getMaxResults() <= 0 ? UNLIMITED : request.getMaxResults(),
                        (ServerCallStreamObserver<byte[]>) responses)
                .send();
    }

    private StreamObserver<GetEventsRequest> listEvents(StreamObserver<byte[]> responses) {
        EventTail tail =
                new EventTail(logs.current(), readers, (ServerCallStreamObserver<byte[]>) responses, tails::remove);
        tails.add(tail);
        return tail;
    }

    /** Lets all readers know how far they are; called now and then. */
    public void tellProgress() {
        tails.forEach(EventTail::progressIsDue);
    }

    private void readHighestSequenceNr(
            ReadHighestSequenceNrRequest request, StreamObserver<ReadHighestSequenceNrResponse> response) {
        answer(
                response,
                () -> ReadHighestSequenceNrResponse.newBuilder()
                        .setToSequenceNr(logs.current().lastSequence(request.getAggregateId()))
                        .build());
    }

    private void getFirstToken(GetFirstTokenRequest request, StreamObserver<TrackingToken> response) {
        answer(response, () -> token(0));
    }

    private void getLastToken(GetLastTokenRequest request, StreamObserver<TrackingToken> response) {
        answer(response, () -> token(logs.current().head()));
    }

    private void getTokenAt(GetTokenAtRequest request, StreamObserver<TrackingToken> response) {
        answer(response, () -> token(logs.current().tokenAt(request.getInstant())));
    }

    private static TrackingToken token(long token) {
        return TrackingToken.newBuilder().setToken(token).build();
    }

    private static <T> void answer(StreamObserver<T> response, Supplier<T> answer) {
        try {
            response.onNext(answer.get());
            response.onCompleted();
        } catch (RuntimeException failure) {
            response.onError(ProtocolError.toStatus(failure));
        }
    }

    private static <R> MethodDescriptor<byte[], R> rawRequest(MethodDescriptor<?, R> method) {
        return method.toBuilder(RawMessage.marshaller(), method.getResponseMarshaller())
                .build();
    }

    private static <Q> MethodDescriptor<Q, byte[]> rawResponse(MethodDescriptor<Q, ?> method) {
        return method.toBuilder(method.getRequestMarshaller(), RawMessage.marshaller())
                .build();
    }
}
