package shop.guard;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that is set aside for bodies on their way, for all of them together. */
final class Room {

    private final long bytes;
    private final AtomicLong taken = new AtomicLong();

    Room(long bytes) {
        this.bytes = bytes;
    }

    /** Whether there was room for so much more; then it is taken. */
    boolean take(long more) {
        if (taken.addAndGet(more) <= bytes) {
            return true;
        }
        taken.addAndGet(-more);
        return false;
    }

    void giveBack(long less) {
        taken.addAndGet(-less);
    }

    long taken() {
        return taken.get();
    }
}
