package shop.node.search;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The first rows of an order, out of any number that come in another: as many as are wanted and as there is memory set
 * aside for. None is kept that would have to stand behind one that was dropped, so what is left has no gaps.
 */
final class FirstRows {

    private final Comparator<EventWithToken> order;
    private final long wanted;
    private final PriorityQueue<EventWithToken> lastFirst;
    private long bytes;
    /** The first of those that were dropped. */
    private Optional<EventWithToken> end = Optional.empty();

    FirstRows(Comparator<EventWithToken> order, long wanted) {
        this.order = order.thenComparing(
                Comparator.comparingLong(EventWithToken::getToken).reversed());
        this.wanted = wanted;
        this.lastFirst = new PriorityQueue<>(this.order.reversed());
    }

    void add(EventWithToken row) {
        if (end.isPresent() && order.compare(row, end.get()) >= 0) {
            return;
        }
        lastFirst.add(row);
        bytes += row.getSerializedSize();
        while (lastFirst.size() > wanted || (bytes > EventQuery.MOST_GATHERED_BYTES && lastFirst.size() > 1)) {
            EventWithToken dropped = lastFirst.remove();
            bytes -= dropped.getSerializedSize();
            end = Optional.of(dropped);
        }
    }

    /** Gives them away, in order. */
    List<EventWithToken> take() {
        List<EventWithToken> rows = new ArrayList<>(lastFirst);
        rows.sort(order);
        lastFirst.clear();
        return rows;
    }
}
