package shop.platform.processing;

import java.time.Instant;

/**
 * One share (segment) of a processor's work.
 *
 * @param segment its number
 * @param reason why it stands so, in a sentence; empty where that goes without saying
 * @param since from when on it has stood so, as seen from here
 * @param position the position in the log up to which it has come; -1 before the first event
 * @param waiting how many events the log has beyond that, others' events included
 * @param behindSeconds for how long the first of them has waited, at least
 * @param owner the instance that works on it; empty if none does
 */
public record ShareStatus(
        int segment,
        ShareState state,
        String reason,
        Instant since,
        long position,
        long waiting,
        double behindSeconds,
        String owner) {}
