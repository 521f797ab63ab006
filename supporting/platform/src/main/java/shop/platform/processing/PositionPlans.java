package shop.platform.processing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import shop.platform.messaging.Headers;

/** Says what it would skip or repeat if a processor went on from another position of the log. */
public final class PositionPlans {

    private static final int MOST_LOOKED_AT = 10_000;
    private static final int MOST_ORDERS = 1_000;
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
    private static final Duration LONGEST_OPENING = Duration.ofSeconds(2);
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(500);

    private final EventStore events;
    private final ProcessorWatch watch;

    PositionPlans(EventStore events, ProcessorWatch watch) {
        this.events = events;
        this.watch = watch;
    }

    /**
     * What a move would do, or has done.
     *
     * @param from where its slowest share stands
     * @param to from where it would go on: the position of the last event that it is taken to have seen; -1 for none
     * @param skipped how many events of the log it would never see, at the most; others' events included
     * @param repeated how many events of the log it would see again, at the most; others' events included
     * @param orders to which the events in between belong, in their order; at most 1,000
     * @param allOrders whether these are all
     */
    public record Move(
            String processor,
            long from,
            long to,
            long skipped,
            long repeated,
            List<String> orders,
            boolean allOrders) {}

    /** Orders to which events belong, and whether these are all. */
    public record Orders(List<String> some, boolean all) {}

    public Move plan(StreamingEventProcessor processor, long to) {
        Move move = withoutOrders(processor, to);
        Orders orders =
                orders(Math.min(move.from(), to), Math.min(watch.head(), Math.max(move.from() + move.repeated(), to)));
        return new Move(
                move.processor(), move.from(), to, move.skipped(), move.repeated(), orders.some(), orders.all());
    }

    /** As {@link #plan}, without a look at the log. */
    public Move withoutOrders(StreamingEventProcessor processor, long to) {
        List<ShareStatus> shares = watch.states().stream()
                .filter(state -> state.name().equals(processor.getName()))
                .flatMap(state -> state.shares().stream())
                .filter(share -> !share.state().isLost())
                .toList();
        long slowest = shares.stream().mapToLong(ShareStatus::position).min().orElse(-1);
        long quickest = shares.stream().mapToLong(ShareStatus::position).max().orElse(-1);
        return new Move(
                processor.getName(),
                slowest,
                to,
                Math.max(0, to - slowest),
                Math.max(0, quickest - to),
                List.of(),
                to == slowest && to == quickest);
    }

    /** The orders to which the events after one position and up to another, which is there, belong, in the order of the log. */
    public Orders orders(long after, long last) {
        Set<String> orders = new LinkedHashSet<>();
        boolean all = ordersBetween(after, last, orders);
        return new Orders(new ArrayList<>(orders), all);
    }

    private boolean ordersBetween(long after, long last, Set<String> orders) {
        long deadline = System.nanoTime() + LONGEST_LOOK.toNanos();
        long position = after;
        try (BlockingStream<TrackedEventMessage<?>> stream =
                events.openStream(new GlobalSequenceTrackingToken(after))) {
            for (int looked = 0; position < last; looked++) {
                if (looked == MOST_LOOKED_AT
                        || orders.size() == MOST_ORDERS
                        || deadline - System.nanoTime() < 0
                        || !hasNext(stream, looked == 0 ? LONGEST_OPENING : LONGEST_SILENCE, deadline)) {
                    return false;
                }
                TrackedEventMessage<?> event = stream.nextAvailable();
                position = event.trackingToken().position().orElse(last);
                if (position <= last) {
                    orderOf(event, orders);
                }
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A log that is opened on a busy machine takes longer to begin than to go on. */
    private static boolean hasNext(BlockingStream<?> stream, Duration patience, long deadline)
            throws InterruptedException {
        long left = Math.max(0, Math.min(deadline - System.nanoTime(), patience.toNanos()));
        return stream.hasNextAvailable((int) TimeUnit.NANOSECONDS.toMillis(left), TimeUnit.MILLISECONDS);
    }

    private static void orderOf(TrackedEventMessage<?> event, Set<String> orders) {
        try {
            if (event.getMetaData().get(Headers.ORDER_ID) instanceof String order) {
                orders.add(order);
            }
        } catch (SerializationException unreadable) {
            // Then it names none.
        }
    }
}
