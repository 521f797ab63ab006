package shop.node.control;

import com.google.protobuf.Empty;
import io.axoniq.axonserver.grpc.Component;
import io.axoniq.axonserver.grpc.admin.AdminActionResult;
import io.axoniq.axonserver.grpc.admin.EventProcessor;
import io.axoniq.axonserver.grpc.admin.EventProcessorAdminServiceGrpc;
import io.axoniq.axonserver.grpc.admin.EventProcessorIdentifier;
import io.axoniq.axonserver.grpc.admin.EventProcessorInstance;
import io.axoniq.axonserver.grpc.admin.EventProcessorSegment;
import io.axoniq.axonserver.grpc.admin.LoadBalanceRequest;
import io.axoniq.axonserver.grpc.admin.LoadBalancingStrategy;
import io.axoniq.axonserver.grpc.admin.MoveSegment;
import io.axoniq.axonserver.grpc.admin.Result;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo.SegmentStatus;
import io.grpc.stub.StreamObserver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import shop.node.transport.CallContext;
import shop.node.transport.PerContext;
import shop.node.transport.ProtocolError;

/** The protocol's administration of event processors. Balancing by itself is left to the applications. */
public final class ProcessorAdminService extends EventProcessorAdminServiceGrpc.EventProcessorAdminServiceImplBase {

    private final PerContext<Connections> connections;
    private final PerContext<ProcessorControl> controls;

    public ProcessorAdminService(PerContext<Connections> connections) {
        this.connections = connections;
        this.controls = new PerContext<>(context -> new ProcessorControl(connections.of(context)));
    }

    public PerContext<ProcessorControl> controls() {
        return controls;
    }

    @Override
    public void pauseEventProcessor(EventProcessorIdentifier id, StreamObserver<AdminActionResult> response) {
        answer(control(id).pause(id.getProcessorName(), id.getTokenStoreIdentifier()), response);
    }

    @Override
    public void startEventProcessor(EventProcessorIdentifier id, StreamObserver<AdminActionResult> response) {
        answer(control(id).start(id.getProcessorName(), id.getTokenStoreIdentifier()), response);
    }

    @Override
    public void splitEventProcessor(EventProcessorIdentifier id, StreamObserver<AdminActionResult> response) {
        answer(control(id).split(id.getProcessorName(), id.getTokenStoreIdentifier()), response);
    }

    @Override
    public void mergeEventProcessor(EventProcessorIdentifier id, StreamObserver<AdminActionResult> response) {
        answer(control(id).merge(id.getProcessorName(), id.getTokenStoreIdentifier()), response);
    }

    @Override
    public void moveEventProcessorSegment(MoveSegment request, StreamObserver<AdminActionResult> response) {
        EventProcessorIdentifier id = request.getEventProcessor();
        answer(
                control(id)
                        .move(
                                id.getProcessorName(),
                                id.getTokenStoreIdentifier(),
                                request.getSegment(),
                                request.getTargetClientId()),
                response);
    }

    private ProcessorControl control(EventProcessorIdentifier id) {
        return id.getContextName().isEmpty() ? controls.current() : controls.of(id.getContextName());
    }

    private static void answer(CompletableFuture<Void> action, StreamObserver<AdminActionResult> response) {
        action.whenComplete((done, failure) -> {
            if (failure == null) {
                response.onNext(
                        AdminActionResult.newBuilder().setResult(Result.SUCCESS).build());
                response.onCompleted();
            } else {
                response.onError(ProtocolError.toStatus(failure));
            }
        });
    }

    @Override
    public void getAllEventProcessors(Empty request, StreamObserver<EventProcessor> response) {
        list(any -> true, response);
    }

    @Override
    public void getEventProcessorsByComponent(Component component, StreamObserver<EventProcessor> response) {
        list(connection -> connection.component().equals(component.getComponent()), response);
    }

    private void list(Predicate<ClientConnection> which, StreamObserver<EventProcessor> response) {
        Map<EventProcessorIdentifier, EventProcessor.Builder> found = new LinkedHashMap<>();
        connections.current().all().stream()
                .filter(which)
                .forEach(connection -> connection
                        .processors()
                        .forEach(info -> found.computeIfAbsent(identifier(info), id -> describe(id, info))
                                .addClientInstance(instance(connection, info))));
        found.values().forEach(processor -> response.onNext(processor.build()));
        response.onCompleted();
    }

    private static EventProcessorIdentifier identifier(EventProcessorInfo info) {
        return EventProcessorIdentifier.newBuilder()
                .setProcessorName(info.getProcessorName())
                .setTokenStoreIdentifier(info.getTokenStoreIdentifier())
                .setContextName(CallContext.current())
                .build();
    }

    private static EventProcessor.Builder describe(EventProcessorIdentifier id, EventProcessorInfo info) {
        return EventProcessor.newBuilder()
                .setIdentifier(id)
                .setMode(info.getMode())
                .setIsStreaming(info.getIsStreamingProcessor())
                .setLoadBalancingStrategyName("default");
    }

    private static EventProcessorInstance instance(ClientConnection connection, EventProcessorInfo info) {
        EventProcessorInstance.Builder instance = EventProcessorInstance.newBuilder()
                .setClientId(connection.clientId())
                .setIsRunning(info.getRunning())
                .setMaxCapacity(info.getActiveThreads() + info.getAvailableThreads());
        for (SegmentStatus segment : info.getSegmentStatusList()) {
            instance.addClaimedSegment(EventProcessorSegment.newBuilder()
                    .setId(segment.getSegmentId())
                    .setOnePartOf(segment.getOnePartOf())
                    .setClaimedBy(connection.clientId())
                    .setIsCaughtUp(segment.getCaughtUp())
                    .setIsReplaying(segment.getReplaying())
                    .setTokenPosition(segment.getTokenPosition())
                    .setIsInError(!segment.getErrorState().isEmpty())
                    .setError(segment.getErrorState()));
        }
        return instance.build();
    }

    @Override
    public void loadBalanceProcessor(LoadBalanceRequest request, StreamObserver<Empty> response) {
        response.onNext(Empty.getDefaultInstance());
        response.onCompleted();
    }

    @Override
    public void setAutoLoadBalanceStrategy(LoadBalanceRequest request, StreamObserver<Empty> response) {
        response.onNext(Empty.getDefaultInstance());
        response.onCompleted();
    }

    @Override
    public void getBalancingStrategies(Empty request, StreamObserver<LoadBalancingStrategy> response) {
        response.onNext(LoadBalancingStrategy.newBuilder()
                .setStrategy("default")
                .setLabel("Left to the applications")
                .build());
        response.onCompleted();
    }
}
