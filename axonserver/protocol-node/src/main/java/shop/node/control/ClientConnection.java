package shop.node.control;

import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.InstructionResult;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import shop.node.transport.ErrorCode;
import shop.node.transport.Instructions;
import shop.node.transport.Memory;
import shop.node.transport.Outbound;
import shop.node.transport.ProtocolError;

/** The control stream of one connected application: who it is, how its processors fare, and instructions to it. */
public final class ClientConnection implements StreamObserver<PlatformInboundInstruction> {

    private final Connections connections;
    private final Outbound<PlatformOutboundInstruction> outbound;
    private final Instant since = Instant.now();
    private final Map<String, EventProcessorInfo> processors = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();
    private volatile ClientIdentification identity = ClientIdentification.getDefaultInstance();

    ClientConnection(
            Connections connections, Memory.Share unread, StreamObserver<PlatformOutboundInstruction> responses) {
        this.connections = connections;
        this.outbound = Outbound.bounded(responses, unread, this::lost);
    }

    @Override
    public void onNext(PlatformInboundInstruction instruction) {
        switch (instruction.getRequestCase()) {
            case REGISTER -> {
                identity = instruction.getRegister();
                connections.add(this);
            }
            case EVENT_PROCESSOR_INFO -> {
                EventProcessorInfo info = instruction.getEventProcessorInfo();
                processors.put(info.getProcessorName(), info);
                connections.told(info);
            }
            case RESULT -> finished(instruction.getResult());
            case ACK -> refused(instruction.getAck());
            case HEARTBEAT -> {
                // The acknowledgement below is what the client waits for.
            }
            default -> {
                Instructions.refuse(
                        instruction.getInstructionId(),
                        new ProtocolError(
                                ErrorCode.UNSUPPORTED_INSTRUCTION,
                                "Unsupported instruction " + instruction.getRequestCase()),
                        this::acknowledge);
                return;
            }
        }
        Instructions.acknowledge(instruction.getInstructionId(), this::acknowledge);
    }

    private void acknowledge(InstructionAck ack) {
        outbound.send(PlatformOutboundInstruction.newBuilder().setAck(ack).build());
    }

    /** Sends an instruction; completes when the client says that it carried it out, or why it could not. */
    CompletableFuture<Void> instruct(PlatformOutboundInstruction.Builder instruction) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<Void> result = new CompletableFuture<>();
        awaited.put(id, result);
        result.whenComplete((done, failure) -> awaited.remove(id));
        outbound.send(instruction.setInstructionId(id).build());
        return result;
    }

    private void finished(InstructionResult result) {
        Optional.ofNullable(awaited.get(result.getInstructionId())).ifPresent(waiting -> {
            if (result.getSuccess()) {
                waiting.complete(null);
            } else {
                waiting.completeExceptionally(failure(result.getError()));
            }
        });
    }

    /** Good acknowledgements carry no id and say nothing; the result comes later. */
    private void refused(InstructionAck ack) {
        if (!ack.getSuccess()) {
            Optional.ofNullable(awaited.get(ack.getInstructionId()))
                    .ifPresent(waiting -> waiting.completeExceptionally(failure(ack.getError())));
        }
    }

    private static ProtocolError failure(ErrorMessage error) {
        return new ProtocolError(ErrorCode.INSTRUCTION_EXECUTION_ERROR, error.getMessage());
    }

    private void lost() {
        connections.remove(this);
        ProtocolError lost =
                new ProtocolError(ErrorCode.INSTRUCTION_EXECUTION_ERROR, "Connection to " + clientId() + " lost");
        awaited.values().forEach(waiting -> waiting.completeExceptionally(lost));
    }

    @Override
    public void onError(Throwable broken) {
        lost();
    }

    @Override
    public void onCompleted() {
        lost();
        outbound.complete();
    }

    public String clientId() {
        return identity.getClientId();
    }

    public String component() {
        return identity.getComponentName();
    }

    /** Version of the client's framework. */
    public String version() {
        return identity.getVersion();
    }

    public Instant since() {
        return since;
    }

    /** What the client last told of each of its event processors. */
    public Collection<EventProcessorInfo> processors() {
        return processors.values();
    }

    Optional<EventProcessorInfo> processor(String name) {
        return Optional.ofNullable(processors.get(name));
    }
}
