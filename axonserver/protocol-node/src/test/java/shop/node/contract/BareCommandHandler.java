package shop.node.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.grpc.FlowControl;
import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.axoniq.axonserver.grpc.command.CommandSubscription;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A handler of commands that gives permits by hand, answers when told, and can be killed. */
final class BareCommandHandler implements StreamObserver<CommandProviderInbound> {

    final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final BlockingQueue<InstructionAck> acks = new LinkedBlockingQueue<>();
    private final String clientId;
    private final ManagedChannel channel;
    private final StreamObserver<CommandProviderOutbound> out;

    BareCommandHandler(Target target, String clientId) {
        this.clientId = clientId;
        this.channel = target.channel();
        this.out = target.headed(CommandServiceGrpc.newStub(channel)).openStream(this);
    }

    BareCommandHandler subscribe(String command) throws InterruptedException {
        acknowledged(CommandProviderOutbound.newBuilder().setSubscribe(subscription(command)));
        return this;
    }

    void unsubscribe(String command) throws InterruptedException {
        acknowledged(CommandProviderOutbound.newBuilder().setUnsubscribe(subscription(command)));
    }

    private CommandSubscription subscription(String command) {
        return CommandSubscription.newBuilder()
                .setMessageId(UUID.randomUUID().toString())
                .setCommand(command)
                .setClientId(clientId)
                .setComponentName("orders")
                .setLoadFactor(100)
                .build();
    }

    private void acknowledged(CommandProviderOutbound.Builder message) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        out.onNext(message.setInstructionId(id).build());
        InstructionAck ack = acks.poll(60, SECONDS);
        assertThat(ack).as("acknowledgement of " + message.getRequestCase()).isNotNull();
        assertThat(ack.getInstructionId()).isEqualTo(id);
        assertThat(ack.getSuccess()).isTrue();
    }

    BareCommandHandler permit(long permits) {
        out.onNext(CommandProviderOutbound.newBuilder()
                .setFlowControl(FlowControl.newBuilder().setClientId(clientId).setPermits(permits))
                .build());
        return this;
    }

    Command next() throws InterruptedException {
        Command command = commands.poll(60, SECONDS);
        assertThat(command).as("a command for " + clientId).isNotNull();
        return command;
    }

    void answer(Command command, String text) {
        out.onNext(CommandProviderOutbound.newBuilder()
                .setCommandResponse(Messages.answer(command, text))
                .build());
    }

    /** Ends like a process that was killed: the connection breaks. */
    void kill() {
        channel.shutdownNow();
    }

    /** Ends as the genuine client does when its work is done. */
    void halfClose() {
        out.onCompleted();
    }

    @Override
    public void onNext(CommandProviderInbound message) {
        if (message.hasCommand()) {
            commands.add(message.getCommand());
        } else {
            acks.add(message.getAck());
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
