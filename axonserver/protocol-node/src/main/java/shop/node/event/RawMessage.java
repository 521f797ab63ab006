package shop.node.event;

import com.google.protobuf.CodedOutputStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Lets messages travel as the bytes they are, so that what was stored once is neither parsed nor built again. */
final class RawMessage {

    private RawMessage() {}

    static MethodDescriptor.Marshaller<byte[]> marshaller() {
        return new Marshaller();
    }

    /** The bytes of {@link EventWithToken}, around those of an event. */
    static byte[] withToken(long token, byte[] event) {
        int size = CodedOutputStream.computeInt64Size(EventWithToken.TOKEN_FIELD_NUMBER, token)
                + CodedOutputStream.computeByteArraySize(EventWithToken.EVENT_FIELD_NUMBER, event);
        byte[] message = new byte[size];
        CodedOutputStream out = CodedOutputStream.newInstance(message);
        try {
            out.writeInt64(EventWithToken.TOKEN_FIELD_NUMBER, token);
            out.writeByteArray(EventWithToken.EVENT_FIELD_NUMBER, event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return message;
    }

    /** The bytes of a snapshot: the event's, followed by the flag, which overrides any that came before it. */
    static byte[] asSnapshot(byte[] event) {
        byte[] flag = Event.newBuilder().setSnapshot(true).build().toByteArray();
        byte[] snapshot = new byte[event.length + flag.length];
        System.arraycopy(event, 0, snapshot, 0, event.length);
        System.arraycopy(flag, 0, snapshot, event.length, flag.length);
        return snapshot;
    }

    private static final class Marshaller implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new KnownStream(message);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                // gRPC hands over whole messages, whose length is known.
                byte[] message = new byte[stream.available()];
                if (stream.readNBytes(message, 0, message.length) != message.length) {
                    throw new IOException("The message ended early");
                }
                return message;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class KnownStream extends ByteArrayInputStream implements KnownLength {
        private KnownStream(byte[] message) {
            super(message);
        }
    }
}
