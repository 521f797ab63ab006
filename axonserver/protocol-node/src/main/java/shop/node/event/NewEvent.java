package shop.node.event;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.axoniq.axonserver.grpc.event.Event;
import java.io.IOException;
import shop.node.transport.ErrorCode;
import shop.node.transport.ProtocolError;

/**
 * An event as it came over the wire, with what the node must know of it: whose it is and when it happened. The payload
 * and everything else stay bytes, from the client that appended them to the client that reads them.
 */
record NewEvent(byte[] bytes, String aggregateId, String aggregateType, long sequence, long timestamp) {

    /** What is stored must also fit into a message on its way out, with a little around it. */
    private static final int MOST_BYTES = 4 * 1024 * 1024 - 1024;

    static NewEvent of(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new ProtocolError(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "An event of %d bytes is too large, at most %d can be stored".formatted(bytes.length, MOST_BYTES));
        }
        String aggregateId = "";
        String aggregateType = "";
        long sequence = 0;
        long timestamp = 0;
        try {
            CodedInputStream in = CodedInputStream.newInstance(bytes);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case Event.AGGREGATE_IDENTIFIER_FIELD_NUMBER -> aggregateId = in.readStringRequireUtf8();
                    case Event.AGGREGATE_TYPE_FIELD_NUMBER -> aggregateType = in.readStringRequireUtf8();
                    case Event.AGGREGATE_SEQUENCE_NUMBER_FIELD_NUMBER -> sequence = in.readInt64();
                    case Event.TIMESTAMP_FIELD_NUMBER -> timestamp = in.readInt64();
                    default -> in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw new ProtocolError(ErrorCode.PAYLOAD_TOO_LARGE, "Not an event: " + e.getMessage());
        }
        return new NewEvent(bytes, aggregateId, aggregateType, sequence, timestamp);
    }

    static NewEvent of(Event event) {
        return of(event.toByteArray());
    }

    /** Whether it takes part in the check of sequences and is found by its aggregate. */
    boolean belongsToAggregate() {
        return !aggregateType.isEmpty();
    }
}
