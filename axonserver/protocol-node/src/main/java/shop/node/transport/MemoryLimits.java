package shop.node.transport;

/**
 * How many bytes may wait in the node for somebody else, so that it refuses work before its memory is used up.
 *
 * @param transaction of one transaction of events, until it is stored
 * @param queue of one connection, for a handler without permits or a reader who does not read
 * @param together of all transactions and connections; searches may hold as much again
 */
public record MemoryLimits(long transaction, long queue, long together) {

    /** What one message may have. */
    public static final int MESSAGE = 4 * 1024 * 1024;

    private static final long MEGABYTE = 1024 * 1024;

    /** @throws IllegalArgumentException when a limit would not let a single message pass */
    public MemoryLimits {
        if (Math.min(Math.min(transaction, queue), together) < MESSAGE) {
            throw new IllegalArgumentException(
                    "Limits below %d MB would not let one message pass.".formatted(MESSAGE / MEGABYTE));
        }
    }

    /** For a transaction and a connection 16 MB each, and a quarter of the heap together. */
    public static MemoryLimits ofThisHeap() {
        long quarter = Runtime.getRuntime().maxMemory() / 4;
        return new MemoryLimits(16 * MEGABYTE, 16 * MEGABYTE, Math.max(16 * MEGABYTE, quarter));
    }
}
