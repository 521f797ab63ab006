package shop.platform.operations;

import java.util.List;
import java.util.Optional;
import shop.platform.processing.Pauses;
import shop.platform.processing.ProcessorState;
import shop.platform.processing.ShareStatus;

/**
 * How a processor stands.
 *
 * @param running false while it is paused, or was stopped on this instance
 * @param pause by whose word, why, and since when it stands still on all instances
 * @param failing whether a share of its work is not done
 * @param rebuildable whether what it made can be forgotten and made again
 * @param parked how many of its events are parked
 * @param waiting how many events the log has beyond the slowest of its shares, others' events included
 * @param behindSeconds for how long the first of them has waited, at least
 * @param shares its shares of work, whoever does them
 * @param storeSilentSeconds for how long the store has not answered: so old are the positions of what runs elsewhere
 */
record ProcessorStatus(
        String name,
        boolean running,
        Optional<Pauses.Pause> pause,
        boolean failing,
        boolean rebuildable,
        long parked,
        long waiting,
        double behindSeconds,
        List<ShareStatus> shares,
        double storeSilentSeconds) {

    static ProcessorStatus of(ProcessorState state, boolean rebuildable, double storeSilentSeconds) {
        return new ProcessorStatus(
                state.name(),
                state.running(),
                state.pause(),
                !state.missing().isEmpty(),
                rebuildable,
                state.parked(),
                state.waiting(),
                state.behindSeconds(),
                state.shares(),
                storeSilentSeconds);
    }
}
