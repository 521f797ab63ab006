package shop.node.command;

import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandSubscription;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import shop.node.transport.ErrorCode;
import shop.node.transport.Instructions;
import shop.node.transport.Memory;
import shop.node.transport.Outbound;
import shop.node.transport.PermittedSender;
import shop.node.transport.ProtocolError;

/** The stream of one connected application that handles commands: subscriptions, permits and answers in, commands out. */
final class CommandHandlerStream implements StreamObserver<CommandProviderOutbound> {

    private static final int DEFAULT_LOAD = 100;

    private final CommandRouter router;
    private final Outbound<CommandProviderInbound> outbound;
    private final PermittedSender<PendingCommand> sender;
    private final LongAdder taken = new LongAdder();
    private volatile String clientId = "";
    private volatile String component = "";

    CommandHandlerStream(CommandRouter router, Memory memory, StreamObserver<CommandProviderInbound> responses) {
        this.router = router;
        this.outbound = Outbound.bounded(responses, memory.ofQueue(), () -> router.lost(this));
        this.sender = new PermittedSender<>(this::send, outbound::isReady, PendingCommand::size, memory.ofQueue());
        outbound.whenReady(sender::drain);
    }

    @Override
    public void onNext(CommandProviderOutbound message) {
        switch (message.getRequestCase()) {
            case COMMAND_RESPONSE -> router.answer(message.getCommandResponse());
            case FLOW_CONTROL -> sender.permit(message.getFlowControl().getPermits());
            case SUBSCRIBE -> subscribe(message.getSubscribe());
            case UNSUBSCRIBE ->
                router.unsubscribe(this, message.getUnsubscribe().getCommand());
            case ACK -> {
                // Commands are sent without an instruction id, so nothing waits for this.
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

    private void subscribe(CommandSubscription subscription) {
        clientId = subscription.getClientId();
        component = subscription.getComponentName();
        int load = subscription.getLoadFactor() > 0 ? subscription.getLoadFactor() : DEFAULT_LOAD;
        router.subscribe(this, subscription.getCommand(), load);
    }

    private void acknowledge(InstructionAck ack) {
        outbound.send(CommandProviderInbound.newBuilder().setAck(ack).build());
    }

    private void send(PendingCommand pending) {
        pending.sentTo(this);
        outbound.send(CommandProviderInbound.newBuilder()
                .setCommand(pending.command())
                .build());
    }

    PermittedSender.Outcome offer(PendingCommand pending) {
        PermittedSender.Outcome outcome = sender.send(pending, pending.priority());
        if (outcome == PermittedSender.Outcome.TAKEN) {
            taken.increment();
        }
        return outcome;
    }

    /** How many commands it was handed, of all names. */
    long taken() {
        return taken.sum();
    }

    List<PendingCommand> withdraw(Predicate<PendingCommand> which) {
        return sender.withdraw(which);
    }

    List<PendingCommand> close() {
        return sender.close();
    }

    /** Places it among other handlers: an application that comes back gets the keys that it had. */
    String name() {
        return component + "/" + clientId;
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
}
