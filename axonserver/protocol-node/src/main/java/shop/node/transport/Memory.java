package shop.node.transport;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that wait in the node for somebody else, and says when there are enough (see {@link MemoryLimits}). */
public final class Memory {

    private final MemoryLimits limits;
    private final AtomicLong held = new AtomicLong();

    public Memory(MemoryLimits limits) {
        this.limits = limits;
    }

    /** What one transaction holds. */
    public Share ofTransaction() {
        return new Share(limits.transaction());
    }

    /** What waits for one connection. */
    public Share ofQueue() {
        return new Share(limits.queue());
    }

    /** Holds the bytes of one message until it is stored; refuses when there is no room. */
    public Share hold(long bytes) {
        Share share = ofTransaction();
        if (share.take(bytes) != Room.TAKEN) {
            throw new ProtocolError(ErrorCode.STORE_WRITE_ERROR, "Too much waits to be stored; try again later");
        }
        return share;
    }

    /** How many bytes wait, in all. */
    public long held() {
        return held.get();
    }

    /** Whether there is room. */
    public enum Room {
        TAKEN,
        /** This share is full. */
        SHARE_FULL,
        /** All shares together are. */
        ALL_FULL
    }

    /** One holder's part. Safe for many threads. */
    public final class Share {
        private final long most;
        private long own;
        private boolean closed;

        private Share(long most) {
            this.most = most;
        }

        public synchronized Room take(long bytes) {
            if (closed) {
                return Room.TAKEN;
            }
            if (own + bytes > most) {
                return Room.SHARE_FULL;
            }
            if (held.addAndGet(bytes) > limits.together()) {
                held.addAndGet(-bytes);
                return Room.ALL_FULL;
            }
            own += bytes;
            return Room.TAKEN;
        }

        public synchronized void give(long bytes) {
            own -= bytes;
            held.addAndGet(-bytes);
        }

        /** Gives back all that is taken. */
        public synchronized void giveAll() {
            held.addAndGet(-own);
            own = 0;
        }

        /** Gives back all, and counts no more: its holder is gone. */
        public synchronized void close() {
            giveAll();
            closed = true;
        }

        public long most() {
            return most;
        }
    }
}
