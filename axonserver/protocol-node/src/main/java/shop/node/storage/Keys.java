package shop.node.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How entries are found. Every key starts with the number of its context (4 bytes), so that contexts never meet; numbers
 * are big-endian, so that bytes sort as numbers do. A name inside a key has its length before it, so that no aggregate's
 * id can be the beginning of another's.
 */
public final class Keys {

    private static final String CONTEXT = "context/";

    private Keys() {}

    /** Key of an event (by token), of a timestamp, or the lower bound of the schedule (by due time). */
    public static byte[] ofNumber(int context, long number) {
        return ByteBuffer.allocate(12).putInt(context).putLong(number).array();
    }

    /** Key of one event or snapshot of an aggregate. */
    public static byte[] ofAggregate(int context, String aggregateId, long sequence) {
        byte[] id = aggregateId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(16 + id.length)
                .putInt(context)
                .putInt(id.length)
                .put(id)
                .putLong(sequence)
                .array();
    }

    /** Key of what is known of an aggregate as a whole. */
    public static byte[] ofAggregate(int context, String aggregateId) {
        byte[] id = aggregateId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + id.length).putInt(context).put(id).array();
    }

    /** Key of a scheduled event. */
    public static byte[] ofScheduled(int context, long due, String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(12 + bytes.length)
                .putInt(context)
                .putLong(due)
                .put(bytes)
                .array();
    }

    /** Key of a context's own entry. */
    public static byte[] ofContext(String name) {
        return (CONTEXT + name).getBytes(StandardCharsets.UTF_8);
    }

    public static boolean isContext(byte[] key) {
        return new String(key, StandardCharsets.UTF_8).startsWith(CONTEXT);
    }

    /** The number that a key of {@link #ofNumber} or {@link #ofScheduled} holds. */
    public static long number(byte[] key) {
        return ByteBuffer.wrap(key).getLong(4);
    }

    /** The sequence that a key of {@link #ofAggregate} ends with. */
    public static long sequence(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - 8);
    }

    /** The id that a key of {@link #ofScheduled} ends with. */
    public static String scheduledId(byte[] key) {
        return new String(key, 12, key.length - 12, StandardCharsets.UTF_8);
    }

    /** Whether two keys belong to the same context. */
    public static boolean sameContext(byte[] one, byte[] other) {
        return Arrays.equals(one, 0, 4, other, 0, 4);
    }

    /** Whether two keys of {@link #ofAggregate} belong to the same aggregate. */
    public static boolean sameAggregate(byte[] one, byte[] other) {
        return one.length == other.length && Arrays.equals(one, 0, one.length - 8, other, 0, other.length - 8);
    }

    public static byte[] bytes(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    public static long number8(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }
}
