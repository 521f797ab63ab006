package shop.node.transport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Sends messages to one handler, never more than it gave permits for and no quicker than it reads. What must wait goes by
 * priority, highest first, and then in order of arrival.
 */
public final class PermittedSender<T> {

    /** What became of a message. */
    public enum Outcome {
        /** Sent, or will be when there are permits. */
        TAKEN,
        /** The handler is gone. */
        CLOSED,
        /** Too many wait already, or too many bytes. */
        FULL
    }

    private static final int WAITING_MESSAGES = 10_000;

    private final Consumer<T> sink;
    private final BooleanSupplier ready;
    private final ToIntFunction<T> size;
    private final Memory.Share memory;
    private final PriorityQueue<Waiting<T>> queue = new PriorityQueue<>();
    private long permits;
    private long arrivals;
    private boolean closed;

    /**
     * Sends what is handed over from now on.
     *
     * @param sink is called with this sender locked, so that messages leave in order
     * @param ready whether the handler reads; when it does so again, {@link #drain} is to be called
     * @param size bytes of a message
     * @param memory what may wait
     */
    public PermittedSender(Consumer<T> sink, BooleanSupplier ready, ToIntFunction<T> size, Memory.Share memory) {
        this.sink = sink;
        this.ready = ready;
        this.size = size;
        this.memory = memory;
    }

    public synchronized Outcome send(T message, long priority) {
        if (closed) {
            return Outcome.CLOSED;
        }
        if (permits > 0 && queue.isEmpty() && ready.getAsBoolean()) {
            permits--;
            sink.accept(message);
            return Outcome.TAKEN;
        }
        int bytes = size.applyAsInt(message);
        if (queue.size() >= WAITING_MESSAGES || memory.take(bytes) != Memory.Room.TAKEN) {
            return Outcome.FULL;
        }
        queue.add(new Waiting<>(message, bytes, priority, arrivals++));
        return Outcome.TAKEN;
    }

    public synchronized void permit(long additional) {
        permits += additional;
        drain();
    }

    /** Sends what waits, as far as permits and the handler's reading go. */
    public synchronized void drain() {
        while (permits > 0 && !queue.isEmpty() && ready.getAsBoolean()) {
            permits--;
            Waiting<T> next = queue.remove();
            memory.give(next.bytes());
            sink.accept(next.message());
        }
    }

    /** Takes back what waits and fits, in the order in which it would have been sent. */
    public synchronized List<T> withdraw(Predicate<T> which) {
        List<Waiting<T>> withdrawn = new ArrayList<>(queue);
        withdrawn.removeIf(waiting -> !which.test(waiting.message()));
        queue.removeIf(waiting -> which.test(waiting.message()));
        withdrawn.forEach(waiting -> memory.give(waiting.bytes()));
        withdrawn.sort(Comparator.naturalOrder());
        return withdrawn.stream().map(Waiting::message).toList();
    }

    /** Sends nothing more, and gives back what was still waiting. */
    public synchronized List<T> close() {
        closed = true;
        return withdraw(any -> true);
    }

    public synchronized int waiting() {
        return queue.size();
    }

    private record Waiting<T>(T message, int bytes, long priority, long arrival) implements Comparable<Waiting<T>> {
        @Override
        public int compareTo(Waiting<T> other) {
            int byPriority = Long.compare(other.priority, priority);
            return byPriority != 0 ? byPriority : Long.compare(arrival, other.arrival);
        }
    }
}
