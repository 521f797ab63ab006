package shop.node.search;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The first rows of an order, out of any number that come in another: as many as are wanted and as there is memory set
 * aside for. None is kept that would have to stand behind one that was dropped, so what is left has no gaps.
 */
final class FirstRows {

    /** Sorting may take this much of the node's memory, and no more. */
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private final Comparator<EventWithToken> order;
    private final long wanted;
    private final PriorityQueue<EventWithToken> lastFirst;
    private long bytes;
    private EventWithToken end;

    FirstRows(Comparator<EventWithToken> order, long wanted) {
        this.order = order.thenComparing(
                Comparator.comparingLong(EventWithToken::getToken).reversed());
        this.wanted = wanted;
        this.lastFirst = new PriorityQueue<>(this.order.reversed());
    }

    void add(EventWithToken row) {
        if (end != null && order.compare(row, end) >= 0) {
            return;
        }
        lastFirst.add(row);
        bytes += row.getSerializedSize();
        while (lastFirst.size() > wanted || (bytes > MOST_BYTES && lastFirst.size() > 1)) {
            end = lastFirst.remove();
            bytes -= end.getSerializedSize();
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
