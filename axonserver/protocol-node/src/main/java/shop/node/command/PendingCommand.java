package shop.node.command;

import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import java.util.function.Consumer;
import shop.node.transport.Instructions;
import shop.node.transport.Outbound;
import shop.node.transport.ProtocolError;

/** A command between its arrival and its one answer. */
final class PendingCommand {

    private final Command command;
    private final Outbound<CommandResponse> caller;
    private final long deadline;
    private final long arrived = System.nanoTime();
    private volatile CommandHandlerStream sentTo;

    PendingCommand(
            Command command,
            StreamObserver<CommandResponse> caller,
            long deadlineNanos,
            Consumer<PendingCommand> whenCancelled) {
        this.command = command;
        this.caller = new Outbound<>(caller, () -> whenCancelled.accept(this));
        this.deadline = deadlineNanos;
    }

    Command command() {
        return command;
    }

    String id() {
        return command.getMessageIdentifier();
    }

    /** In bytes. */
    int size() {
        return command.getSerializedSize();
    }

    /** Commands with the same key reach the same handler; without one, the command's own id spreads them. */
    String routingKey() {
        return Instructions.find(command.getProcessingInstructionsList(), ProcessingKey.ROUTING_KEY)
                .map(MetaDataValue::getTextValue)
                .orElseGet(this::id);
    }

    long priority() {
        return Instructions.priority(command.getProcessingInstructionsList());
    }

    /** Remembered before the command leaves, so that whoever finds the handler lost also finds what it had. */
    void sentTo(CommandHandlerStream handler) {
        sentTo = handler;
    }

    boolean wasSentTo(CommandHandlerStream handler) {
        return sentTo == handler;
    }

    /** How long ago it arrived, in nanoseconds. */
    long age(long nowNanos) {
        return nowNanos - arrived;
    }

    boolean isOverdue(long nowNanos) {
        return nowNanos - deadline > 0;
    }

    void answer(CommandResponse response) {
        caller.send(response);
        caller.complete();
    }

    void fail(ProtocolError error) {
        answer(CommandResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setRequestIdentifier(id())
                .setErrorCode(error.code().code())
                .setErrorMessage(error.toMessage())
                .build());
    }
}
