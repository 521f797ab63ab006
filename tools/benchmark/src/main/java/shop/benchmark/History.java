package shop.benchmark;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc.EventStoreStub;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * A log of a given length, as an application writes it: each aggregate gets ten events, and a thousand aggregates are under
 * way at a time, so that no two events of an aggregate lie side by side. Logs of different lengths are alike in all else.
 */
final class History {

    private static final int EVENTS_PER_AGGREGATE = 10;
    private static final int UNDER_WAY = 1_000;
    private static final int TRANSACTION = 100;
    private static final int STEPS = 20;
    /** Fewer than the transactions that touch different aggregates in a row. */
    private static final int WRITERS = 8;
    /** A prime, so that such steps come by every aggregate before one for the second time. */
    private static final long STRIDE = 7_919;

    private final EventStoreStub events;
    private final EventStoreStub elsewhere;
    private final int aggregates;
    private final AtomicLong appended = new AtomicLong();
    private final AtomicLong appendedElsewhere = new AtomicLong();

    /** Describes what {@link #write} has written or will write: so many events, a multiple of 10,000. */
    History(Connection connection, int size) {
        this.events = connection.events();
        this.elsewhere = connection.events("warm-up");
        this.aggregates = size / EVENTS_PER_AGGREGATE;
    }

    /** Writes it all, and tells how many events are there now and then. */
    void write(LongConsumer progress) {
        long size = (long) aggregates * EVENTS_PER_AGGREGATE;
        AtomicLong next = new AtomicLong();
        for (int step = 1; step <= STEPS; step++) {
            long until = size / TRANSACTION * step / STEPS;
            Load.times(
                    until - next.get(), WRITERS, client -> append(events, transaction(next.getAndIncrement()), client));
            progress.accept(until * TRANSACTION);
        }
    }

    /** The next event of a hundred aggregates; those that are under way take their turns. */
    private static List<Event> transaction(long number) {
        int turns = UNDER_WAY / TRANSACTION;
        long first = number / (turns * EVENTS_PER_AGGREGATE) * UNDER_WAY + number % turns * TRANSACTION;
        long sequence = number / turns % EVENTS_PER_AGGREGATE;
        return LongStream.range(first, first + TRANSACTION)
                .mapToObj(aggregate -> Messages.event(id(aggregate), sequence))
                .toList();
    }

    /** One client's transaction. */
    static void append(EventStoreStub events, List<Event> transaction, Load.Client client) {
        StreamObserver<Event> call = events.appendEvent(new CallEnd<Confirmation>(client));
        transaction.forEach(call::onNext);
        call.onCompleted();
    }

    private static String id(long aggregate) {
        return "order-%08d".formatted(aggregate);
    }

    /** One more event for an aggregate that nobody has touched for long. */
    void appendOne(Load.Client client) {
        long turn = appended.getAndIncrement();
        long aggregate = turn * STRIDE % aggregates;
        append(events, List.of(Messages.event(id(aggregate), EVENTS_PER_AGGREGATE + turn / aggregates)), client);
    }

    /** What an append does, in another context: makes the node quick and leaves this log as long as it is. */
    void appendElsewhere(Load.Client client) {
        append(elsewhere, List.of(Messages.event(id(appendedElsewhere.getAndIncrement()), 0)), client);
    }

    /** The first ten events of some aggregate. */
    void readOne(Load.Client client) {
        events.listAggregateEvents(
                GetAggregateEventsRequest.newBuilder()
                        .setAggregateId(id(ThreadLocalRandom.current().nextInt(aggregates)))
                        .setMaxSequence(EVENTS_PER_AGGREGATE - 1)
                        .build(),
                new CallEnd<>(client));
    }
}
