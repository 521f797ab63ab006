package shop.node.transport;

import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Acknowledgements of instructions, and what a message's own processing instructions say. */
public final class Instructions {

    private Instructions() {}

    /** Acknowledges, unless the client gave no id and so does not wait for it. */
    public static void acknowledge(String instructionId, Consumer<InstructionAck> reply) {
        if (!instructionId.isEmpty()) {
            reply.accept(InstructionAck.newBuilder()
                    .setInstructionId(instructionId)
                    .setSuccess(true)
                    .build());
        }
    }

    public static void refuse(String instructionId, ProtocolError error, Consumer<InstructionAck> reply) {
        if (!instructionId.isEmpty()) {
            reply.accept(InstructionAck.newBuilder()
                    .setInstructionId(instructionId)
                    .setSuccess(false)
                    .setError(error.toMessage())
                    .build());
        }
    }

    /** 0 when the sender gave none. */
    public static long priority(List<ProcessingInstruction> instructions) {
        return find(instructions, ProcessingKey.PRIORITY)
                .map(MetaDataValue::getNumberValue)
                .orElse(0L);
    }

    public static Optional<MetaDataValue> find(List<ProcessingInstruction> instructions, ProcessingKey key) {
        for (ProcessingInstruction instruction : instructions) {
            if (instruction.getKey() == key) {
                return Optional.of(instruction.getValue());
            }
        }
        return Optional.empty();
    }
}
