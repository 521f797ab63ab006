package shop.node.event;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The latest events, kept in memory: those who follow the log read them from here, each commit, instead of each asking the
 * store. Bounded by number, and large events are left out.
 */
final class RecentEvents {

    private static final int KEPT = 1_024;
    private static final int LARGEST = 16 * 1024;

    private final AtomicReferenceArray<Kept> ring = new AtomicReferenceArray<>(KEPT);

    private record Kept(long token, byte[] event) {}

    void add(long token, byte[] event) {
        if (event.length <= LARGEST) {
            ring.set(slot(token), new Kept(token, event));
        }
    }

    Optional<byte[]> find(long token) {
        Kept kept = ring.get(slot(token));
        return kept != null && kept.token() == token ? Optional.of(kept.event()) : Optional.empty();
    }

    /** Tokens that were prepared and not stored will be given to others. */
    void forget() {
        for (int slot = 0; slot < KEPT; slot++) {
            ring.set(slot, null);
        }
    }

    private static int slot(long token) {
        return (int) (token % KEPT);
    }
}
