package shop.node.event;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * How an event is kept beside the others of its aggregate, wherever they are in the log: with its token, and whole unless
 * it is so large that finding it in the log is little against reading it. Loading an aggregate is then one walk, whatever
 * lies between its events, and costs the same in a log of any length; the price is that events take up room twice.
 */
final class EventOfAggregate {

    private static final int LARGEST = 4 * 1024;

    private EventOfAggregate() {}

    static byte[] stored(long token, byte[] event) {
        ByteBuffer stored = ByteBuffer.allocate(event.length <= LARGEST ? Long.BYTES + event.length : Long.BYTES);
        stored.putLong(token);
        if (stored.hasRemaining()) {
            stored.put(event);
        }
        return stored.array();
    }

    static long token(byte[] stored) {
        return ByteBuffer.wrap(stored).getLong();
    }

    /** The event, if it is here and not only in the log. */
    static Optional<byte[]> event(byte[] stored) {
        return stored.length > Long.BYTES
                ? Optional.of(Arrays.copyOfRange(stored, Long.BYTES, stored.length))
                : Optional.empty();
    }
}
