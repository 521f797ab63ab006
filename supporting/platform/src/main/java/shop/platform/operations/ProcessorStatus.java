package shop.platform.operations;

import java.util.List;

/**
 * How a processor stands.
 *
 * @param running false after it was stopped
 * @param failing whether it backs off after an error
 * @param rebuildable whether what it made can be forgotten and made again
 * @param parked how many events wait in its dead-letter queue
 * @param waiting how many events the log has beyond the slowest of its shares here, others' events included
 * @param behindSeconds for how long the first of them has waited, at least
 * @param segments its shares of work on this instance
 */
record ProcessorStatus(
        String name,
        boolean running,
        boolean failing,
        boolean rebuildable,
        long parked,
        long waiting,
        double behindSeconds,
        List<SegmentStatus> segments) {

    /**
     * How one share of a processor's work stands.
     *
     * @param position the position in the log up to which it has come
     * @param caughtUp whether nothing waits
     */
    record SegmentStatus(int segment, long position, boolean caughtUp, boolean replaying) {}
}
