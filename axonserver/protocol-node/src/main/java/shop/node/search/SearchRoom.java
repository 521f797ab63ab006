package shop.node.search;

import java.util.concurrent.atomic.AtomicLong;
import shop.node.transport.ErrorCode;
import shop.node.transport.ProtocolError;

/** How much all searches together may hold, whoever asked for them: one more than that is refused before it begins. */
public final class SearchRoom {

    private static final long MEGABYTE = 1024 * 1024;

    /** What waits for a reader, and the event that is looked at. */
    private static final long ROWS = MEGABYTE;

    private final long bytes;
    private final AtomicLong taken = new AtomicLong();

    /** @param bytes of all; of at least one that sorts */
    public SearchRoom(long bytes) {
        this.bytes = Math.max(bytes, ROWS + EventQuery.MOST_GATHERED_BYTES);
    }

    /**
     * Takes what a search may need until its place is given back.
     *
     * @param logs in how many contexts it searches at once
     * @throws ProtocolError when there is no room for it
     */
    public Place take(EventQuery query, boolean ofSnapshots, int logs) {
        int gathering = query.gathering() + (ofSnapshots && query.order().isEmpty() ? 1 : 0);
        long needed = logs * (ROWS + gathering * EventQuery.MOST_GATHERED_BYTES);
        if (taken.addAndGet(needed) > bytes) {
            taken.addAndGet(-needed);
            throw new ProtocolError(
                    ErrorCode.TOO_MANY_SEARCHES,
                    ("There is no room for another search: all together may hold %d MB, and this one needs %d (each 1, and"
                                    + " %d more for each time that it sorts or groups). End one, or try again later.")
                            .formatted(bytes / MEGABYTE, needed / MEGABYTE, EventQuery.MOST_GATHERED_BYTES / MEGABYTE));
        }
        return new Place(needed);
    }

    /** What one search has taken. Safe to give back more than once. */
    public final class Place implements AutoCloseable {
        private final AtomicLong own;

        private Place(long own) {
            this.own = new AtomicLong(own);
        }

        @Override
        public void close() {
            taken.addAndGet(-own.getAndSet(0));
        }
    }
}
