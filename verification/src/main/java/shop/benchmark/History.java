package shop.benchmark;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc.EventStoreStub;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * A log of a given length in which each aggregate has ten events, as far from each other as can be: the first of all
 * aggregates, then the second of all, and so on. No read finds two of its events side by side.
 */
final class History {

    private static final int EVENTS_PER_AGGREGATE = 10;
    private static final int TRANSACTION = 100;
    private static final int WRITERS = 16;
    /** A prime, so that such steps come by every aggregate before one for the second time. */
    private static final long STRIDE = 7_919;

    private final EventStoreStub events;
    private final EventStoreStub elsewhere;
    private final int aggregates;
    private final AtomicLong appended = new AtomicLong();
    private final AtomicLong appendedElsewhere = new AtomicLong();

    /** Describes what {@link #write} has written or will write: so many events, a multiple of 1,000. */
    History(Connection connection, int size) {
        this.events = connection.events();
        this.elsewhere = connection.events("warm-up");
        this.aggregates = size / EVENTS_PER_AGGREGATE;
    }

    /** Writes it all, and tells how many events are there now and then. */
    void write(LongConsumer progress) {
        for (int pass = 0; pass < EVENTS_PER_AGGREGATE; pass++) {
            int sequence = pass;
            AtomicLong next = new AtomicLong();
            Load.times(aggregates / TRANSACTION, WRITERS, client -> {
                long first = next.getAndIncrement() * TRANSACTION;
                List<Event> transaction = new ArrayList<>();
                for (long aggregate = first; aggregate < first + TRANSACTION; aggregate++) {
                    transaction.add(Messages.event(id(aggregate), sequence));
                }
                append(events, transaction, client);
            });
            progress.accept((long) (pass + 1) * aggregates);
        }
    }

    /** One client's transaction. */
    static void append(EventStoreStub events, List<Event> transaction, Load.Client client) {
        StreamObserver<Event> call = events.appendEvent(new Answer<Confirmation>(client));
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
                new Answer<>(client));
    }
}
