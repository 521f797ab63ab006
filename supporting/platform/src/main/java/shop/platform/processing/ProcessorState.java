package shop.platform.processing;

import java.util.List;
import java.util.Optional;

/**
 * How a processor stands, all its shares together, whoever works on them.
 *
 * @param running false while it is paused, or was stopped here
 * @param pause by whose word it stands still on all instances
 * @param parked how many of its events are parked
 * @param waiting how many events the log has beyond the slowest of its shares, others' events included
 * @param behindSeconds for how long the first of them has waited, at least
 */
public record ProcessorState(
        String name,
        boolean running,
        Optional<Pauses.Pause> pause,
        long parked,
        long waiting,
        double behindSeconds,
        List<ShareStatus> shares) {

    /** Its shares of which the work is not done. */
    public List<ShareStatus> missing() {
        return shares.stream().filter(share -> share.state().isMissing()).toList();
    }
}
