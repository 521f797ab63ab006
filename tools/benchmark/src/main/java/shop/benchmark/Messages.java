package shop.benchmark;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Messages of the usual size. Payloads are letters at random, which compress badly, so that no cache looks better than
 * it is.
 */
final class Messages {

    /** Size of an event as it is stored. */
    static final int EVENT_BYTES = 500;

    private static final int ENVELOPE_BYTES = 100;
    private static final ByteString LETTERS = letters(1024 * 1024);

    private Messages() {}

    private static ByteString letters(int size) {
        byte[] letters = new byte[size];
        Random random = new Random(1);
        for (int i = 0; i < size; i++) {
            letters[i] = (byte) (' ' + random.nextInt(95));
        }
        return ByteString.copyFrom(letters);
    }

    private static SerializedObject payload(String type, int bytes) {
        int from = ThreadLocalRandom.current().nextInt(LETTERS.size() - bytes);
        return SerializedObject.newBuilder()
                .setType(type)
                .setRevision("1")
                .setData(LETTERS.substring(from, from + bytes))
                .build();
    }

    private static String id() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }

    static Event event(String aggregateId, long sequence) {
        return Event.newBuilder()
                .setMessageIdentifier(id())
                .setTimestamp(System.currentTimeMillis())
                .setAggregateIdentifier(aggregateId)
                .setAggregateSequenceNumber(sequence)
                .setAggregateType("Order")
                .setPayload(payload("OrderPlaced", EVENT_BYTES - ENVELOPE_BYTES))
                .build();
    }

    static Command command(String name) {
        return Command.newBuilder()
                .setMessageIdentifier(id())
                .setName(name)
                .setTimestamp(System.currentTimeMillis())
                .setClientId("benchmark")
                .setComponentName("benchmark")
                .setPayload(payload(name, 200))
                .addProcessingInstructions(ProcessingInstruction.newBuilder()
                        .setKey(ProcessingKey.ROUTING_KEY)
                        .setValue(MetaDataValue.newBuilder().setTextValue(id())))
                .build();
    }

    static QueryRequest query(String name) {
        return QueryRequest.newBuilder()
                .setMessageIdentifier(id())
                .setQuery(name)
                .setTimestamp(System.currentTimeMillis())
                .setClientId("benchmark")
                .setComponentName("benchmark")
                .setPayload(payload(name, 200))
                .addProcessingInstructions(ProcessingInstruction.newBuilder()
                        .setKey(ProcessingKey.NR_OF_RESULTS)
                        .setValue(MetaDataValue.newBuilder().setNumberValue(1)))
                .build();
    }

    static SerializedObject result() {
        return payload("result", 100);
    }
}
