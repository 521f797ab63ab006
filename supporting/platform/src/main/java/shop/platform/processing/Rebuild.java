package shop.platform.processing;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a projection has come that is made anew beside the one that is read.
 *
 * @param id of this rebuild
 * @param startedBy the operator's subject
 * @param endedAt when it was switched, or given up
 * @param position the position in the log up to which its slowest share has come; -1 before the first event
 * @param waiting how many events the log has beyond that, others' events included
 * @param parked how many events it could not process; they take the place of the present one's at the switch
 * @param message what holds it up, in a sentence; empty while nothing does
 */
public record Rebuild(
        String id,
        String processor,
        State state,
        String startedBy,
        Instant startedAt,
        Optional<Instant> endedAt,
        long position,
        long waiting,
        long parked,
        String message) {

    /** How far it has come. */
    public enum State {
        /** It is told history, and whatever happens meanwhile. */
        RUNNING,
        /** It takes the place of the one that was read. */
        SWITCHING,
        /** It is given up: what it has made is cleared away. */
        CANCELLING,
        /** It is read. */
        DONE,
        /** It was given up; nothing has changed. */
        CANCELLED;

        /** Whether anything is still to be done. */
        public boolean isUnderWay() {
            return this == RUNNING || this == SWITCHING || this == CANCELLING;
        }
    }
}
