package shop.node.event;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.PayloadDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The payload types that a reader of the log does not want to see. */
final class BlockedTypes {

    private final Set<PayloadDescription> types = ConcurrentHashMap.newKeySet();

    void add(Collection<PayloadDescription> more) {
        types.addAll(more);
    }

    /** Whether an event, as stored, is of such a type. */
    boolean block(byte[] event) {
        return !types.isEmpty() && types.contains(typeOf(event));
    }

    private static PayloadDescription typeOf(byte[] event) {
        PayloadDescription.Builder type = PayloadDescription.newBuilder();
        try {
            CodedInputStream in = CodedInputStream.newInstance(event);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == Event.PAYLOAD_FIELD_NUMBER) {
                    readPayload(in, type);
                } else {
                    in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return type.build();
    }

    private static void readPayload(CodedInputStream in, PayloadDescription.Builder type) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case SerializedObject.TYPE_FIELD_NUMBER -> type.setType(in.readStringRequireUtf8());
                case SerializedObject.REVISION_FIELD_NUMBER -> type.setRevision(in.readStringRequireUtf8());
                default -> in.skipField(tag);
            }
        }
        in.popLimit(outer);
    }
}
