package shop.node.transport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Sends messages to one handler, never more than it gave permits for. What must wait goes by priority, highest first,
 * and then in order of arrival.
 */
public final class PermittedSender<T> {

    /** What became of a message. */
    public enum Outcome {
        /** Sent, or will be when there are permits. */
        TAKEN,
        /** The handler is gone. */
        CLOSED,
        /** Too many wait already. */
        FULL
    }

    private static final int WAITING_MESSAGES = 10_000;

    private final Consumer<T> sink;
    private final PriorityQueue<Waiting<T>> queue = new PriorityQueue<>();
    private long permits;
    private long arrivals;
    private boolean closed;

    /** The sink is called with this sender locked, so that messages leave in order. */
    public PermittedSender(Consumer<T> sink) {
        this.sink = sink;
    }

    public synchronized Outcome send(T message, long priority) {
        if (closed) {
            return Outcome.CLOSED;
        }
        if (permits > 0 && queue.isEmpty()) {
            permits--;
            sink.accept(message);
            return Outcome.TAKEN;
        }
        if (queue.size() >= WAITING_MESSAGES) {
            return Outcome.FULL;
        }
        queue.add(new Waiting<>(message, priority, arrivals++));
        return Outcome.TAKEN;
    }

    public synchronized void permit(long additional) {
        permits += additional;
        while (permits > 0 && !queue.isEmpty()) {
            permits--;
            sink.accept(queue.remove().message());
        }
    }

    /** Takes back what waits and fits, in the order in which it would have been sent. */
    public synchronized List<T> withdraw(Predicate<T> which) {
        List<Waiting<T>> withdrawn = new ArrayList<>(queue);
        withdrawn.removeIf(waiting -> !which.test(waiting.message()));
        queue.removeIf(waiting -> which.test(waiting.message()));
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

    private record Waiting<T>(T message, long priority, long arrival) implements Comparable<Waiting<T>> {
        @Override
        public int compareTo(Waiting<T> other) {
            int byPriority = Long.compare(other.priority, priority);
            return byPriority != 0 ? byPriority : Long.compare(arrival, other.arrival);
        }
    }
}
