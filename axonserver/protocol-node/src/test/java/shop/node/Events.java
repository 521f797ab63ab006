package shop.node;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.UUID;

/** Events as tests of the node itself need them. */
final class Events {

    private Events() {}

    static Event of(String aggregate, long sequence) {
        return of(aggregate, sequence, "event " + sequence + " of " + aggregate);
    }

    static Event of(String aggregate, long sequence, String text) {
        return without(text).toBuilder()
                .setAggregateIdentifier(aggregate)
                .setAggregateType("Mug")
                .setAggregateSequenceNumber(sequence)
                .build();
    }

    /** An event that belongs to no aggregate. */
    static Event without(String text) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setTimestamp(System.currentTimeMillis())
                .setPayload(SerializedObject.newBuilder().setType("text").setData(ByteString.copyFromUtf8(text)))
                .build();
    }
}
